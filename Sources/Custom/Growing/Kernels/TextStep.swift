internal import LoamWorlds

/// Texts compared, or with the case of their letters changed.
final class TextStep: Step {
    private let operation: Operation
    private let operands: [Vector]
    private let vector: Vector

    init(_ operation: Operation, _ operands: [Vector], _ vector: Vector) {
        self.operation = operation
        self.operands = operands
        self.vector = vector
    }

    func run(_ rows: RowNumbers) {
        if case .equalText(let isEqual) = operation { return compare(isEqual, rows.count) }
        Validity.one(operands[0], vector, rows.count)
        let isUpper = if case .upper = operation { true } else { false }
        guard let offsets = operands[0].offsets else { return }
        let bytes = operands[0].text.text.start.assumingMemoryBound(to: UInt8.self)
        var writer = vector.writeText(rows: rows.count)
        for row in 0..<rows.count {
            for place in Int(offsets[row])..<Int(offsets[row + 1]) {
                writer.append(byte: LetterCase.changed(bytes[place], toUpper: isUpper))
            }
            writer.endRow()
        }
        writer.finish()
    }

    private func compare(_ isEqual: Bool, _ count: Int) {
        Validity.both(operands[0], operands[1], vector, count)
        guard let first = operands[0].offsets, let second = operands[1].offsets else { return }
        let (a, b) = (operands[0].text.text.start, operands[1].text.text.start)
        let out = vector.whole
        for row in 0..<count {
            let left = UnsafeRawBufferPointer(
                start: a + Int(first[row]), count: Int(first[row + 1] - first[row]))
            let right = UnsafeRawBufferPointer(
                start: b + Int(second[row]), count: Int(second[row + 1] - second[row]))
            out[row] = left.elementsEqual(right) == isEqual ? 1 : 0
        }
    }
}

/// Several texts one after the other.
final class JoinStep: Step {
    private let operands: [Vector]
    private let vector: Vector
    private var sources: [(bytes: UnsafeRawPointer, offsets: UnsafePointer<Int32>)] = []

    init(_ operands: [Vector], _ vector: Vector) {
        self.operands = operands
        self.vector = vector
    }

    func run(_ rows: RowNumbers) {
        if let valid = vector.valid {
            valid.update(repeating: 1, count: rows.count)
            for operand in operands {
                guard let part = operand.valid else { continue }
                for row in 0..<rows.count { valid[row] &= part[row] }
            }
        }
        sources.removeAll(keepingCapacity: true)
        for operand in operands {
            guard let offsets = operand.offsets else { continue }
            sources.append((UnsafeRawPointer(operand.text.text.start), UnsafePointer(offsets)))
        }
        var writer = vector.writeText(rows: rows.count)
        sources.withUnsafeBufferPointer { sources in
            for row in 0..<rows.count {
                for source in sources {
                    let from = Int(source.offsets[row])
                    writer.copy(source.bytes + from, count: Int(source.offsets[row &+ 1]) &- from)
                }
                writer.endRow()
            }
        }
        writer.finish()
    }
}
