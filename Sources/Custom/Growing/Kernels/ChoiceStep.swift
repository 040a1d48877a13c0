internal import LoamWorlds

/// Takes each row's cell from one of several vectors: `if` and `coalesce`.
final class ChoiceStep: Step {
    private let operation: Operation
    private let operands: [Vector]
    private let vector: Vector
    /// Which operand each row takes.
    private var chosen: [UInt8] = []

    init(_ operation: Operation, _ operands: [Vector], _ vector: Vector) {
        self.operation = operation
        self.operands = operands
        self.vector = vector
    }

    func run(_ rows: RowNumbers) {
        let count = rows.count
        if case .choose = operation, operands[0].valid == nil, vector.valid == nil, vector.kind != .text {
            // Both sides are there: a choice without a branch.
            let (condition, a, b, out) = (operands[0].whole, operands[1].whole, operands[2].whole, vector.whole)
            for row in 0..<count { out[row] = condition[row] != 0 ? a[row] : b[row] }
            return
        }
        if chosen.count < count { chosen = [UInt8](repeating: 0, count: vector.capacity) }
        chosen.withUnsafeMutableBufferPointer { chosen in
            choose(chosen, count)
            if let valid = vector.valid {
                valid.update(repeating: 1, count: count)
                for (place, operand) in operands.enumerated() {
                    guard let cells = operand.valid else { continue }
                    for row in 0..<count where Int(chosen[row]) == place { valid[row] = cells[row] }
                }
            }
            if vector.kind == .text { return copyTexts(chosen, count) }
            let out = vector.whole
            for (place, operand) in operands.enumerated() {
                let cells = operand.whole
                for row in 0..<count where Int(chosen[row]) == place { out[row] = cells[row] }
            }
        }
    }

    private func choose(_ chosen: UnsafeMutableBufferPointer<UInt8>, _ count: Int) {
        if case .choose = operation {
            let condition = operands[0].whole
            let valid = operands[0].valid
            for row in 0..<count { chosen[row] = condition[row] != 0 ? 1 : 2 }
            if let valid {
                for row in 0..<count where valid[row] == 0 { chosen[row] = 2 }
            }
            return
        }
        // From the last one, which is taken where all before it are null.
        for row in 0..<count { chosen[row] = UInt8(operands.count - 1) }
        for place in (0..<operands.count - 1).reversed() {
            guard let valid = operands[place].valid else {
                for row in 0..<count { chosen[row] = UInt8(place) }
                continue
            }
            for row in 0..<count where valid[row] == 1 { chosen[row] = UInt8(place) }
        }
    }

    private func copyTexts(_ chosen: UnsafeMutableBufferPointer<UInt8>, _ count: Int) {
        // The text column of a number is empty and never chosen.
        let starts = operands.map { $0.kind == .text ? UnsafeRawPointer($0.text.text.start) : nil }
        let offsets = operands.map { $0.kind == .text ? $0.offsets : nil }
        var writer = vector.writeText(rows: count)
        for row in 0..<count {
            let place = Int(chosen[row])
            if let start = starts[place], let offsets = offsets[place] {
                let from = Int(offsets[row])
                writer.copy(start + from, count: Int(offsets[row + 1]) - from)
            }
            writer.endRow()
        }
        writer.finish()
    }
}
