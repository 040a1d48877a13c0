internal import LoamWorlds

/// `pattern: "[A-Z]{3}-[0-9]{5}"`: characters as they are, classes in brackets, `.`, `\d` and its like, counts in braces.
///
/// Every text of the pattern is equally likely; unique ones come from a permutation of all of them.
struct PatternGenerator: ColumnGenerator {
    static let name = "pattern"
    let shape: ValueShape
    let isUnique: Bool
    private let text: PatternText
    private let permutation: Permutation?
    private let streams: [RandomStream]

    init(_ request: GeneratorRequest) throws(DocumentError) {
        let arguments = try request.arguments(["text"], single: "text")
        guard let source = try arguments.text("text") else {
            throw request.error(.missingKey, "there is no pattern", hint: "write {pattern: \"[A-Z]{3}-[0-9]{5}\"}")
        }
        do throws(ExpressionProblem) {
            text = try PatternText(source)
        } catch {
            let place = ExpressionPlace(
                file: request.planner.file, node: arguments.values["text"] ?? request.column.entry.value,
                path: request.path)
            throw place.error(.badPattern, error.message, at: error.offset, hint: error.hint)
        }
        isUnique = request.isUnique
        if isUnique {
            guard let count = text.count else {
                throw request.error(.outOfRange, "a unique pattern has at most 2^60 texts", hint: "shorten it")
            }
            guard count >= request.slots else { throw request.tooFew(count) }
            permutation = Permutation(count: count, stream: request.stream("order"))
        } else {
            permutation = nil
        }
        streams = text.runs.indices.map { request.stream("part \($0)") }
        shape = .text(width: text.parts.count + 16)
    }

    func fill(_ rows: RowNumbers, _ vector: Vector) {
        var writer = vector.writeText(rows: rows.count)
        let (permutation, runs, streams) = (permutation, text.runs, streams)
        text.parts.withUnsafeBufferPointer { parts in
            text.letters.withUnsafeBufferPointer { letters in
                for row in 0..<rows.count {
                    let slot = rows.slots[row]
                    if let permutation {
                        // Digits of the number in the classes' sizes, the last part the lowest digit.
                        var rest = UInt64(permutation.forward(slot))
                        Self.write(parts[...], letters, &rest, writer.place)
                    } else {
                        for (run, stream) in zip(runs, streams) {
                            // The draw as a fraction: times a class's size, the whole part chooses, the rest continues.
                            var rest = stream.draw(slot)
                            for place in run.parts {
                                let part = parts[place]
                                let product = rest.multipliedFullWidth(by: UInt64(truncatingIfNeeded: part.size))
                                rest = product.low
                                let letter = letters[Int(part.first) &+ Int(truncatingIfNeeded: product.high)]
                                writer.place.storeBytes(of: letter, toByteOffset: place, as: UInt8.self)
                            }
                        }
                    }
                    writer.place += parts.count
                    writer.endRow()
                }
            }
        }
        writer.finish()
    }

    @inline(__always)
    private static func write(
        _ parts: Slice<UnsafeBufferPointer<PatternText.Part>>, _ letters: UnsafeBufferPointer<UInt8>,
        _ rest: inout UInt64, _ out: UnsafeMutableRawPointer
    ) {
        var place = parts.endIndex
        while place > parts.startIndex {
            place &-= 1
            let part = parts.base[place]
            let quotient = part.size == 1 ? rest : rest / UInt64(part.size)
            let digit = Int(rest &- quotient &* UInt64(part.size))
            rest = quotient
            out.storeBytes(of: letters[Int(part.first) &+ digit], toByteOffset: place, as: UInt8.self)
        }
    }
}
