internal import LoamWorlds

/// `permutation: 1..999_999`: unique whole numbers in no visible order; `format` makes them texts.
struct PermutationGenerator: ColumnGenerator {
    static let name = "permutation"
    let shape: ValueShape
    let isUnique = true
    private let first: Int64
    private let permutation: Permutation
    private let format: NumberFormat?

    init(_ request: GeneratorRequest) throws(DocumentError) {
        let arguments = try request.arguments(["range", "min", "max", "format"], single: "range")
        var range: ClosedRange<Int64> = 1...Int64(request.slots)
        if arguments.has("range") || arguments.has("min") || arguments.has("max") {
            let ends = try arguments.ends()
            guard ends.lower.shape.kind == .integer, ends.upper.shape.kind == .integer,
                let low = ends.lower.shape.onlyWhole, let high = ends.upper.shape.onlyWhole
            else { throw request.error(.wrongType, "a permutation is one of whole numbers") }
            guard low <= high, low >= -(1 << 60), high <= 1 << 60, high - low < 1 << 60 else {
                throw request.error(.outOfRange, "the range \(low)..\(high) is empty or too large")
            }
            range = low...high
        }
        let count = Int(range.upperBound - range.lowerBound) + 1
        guard count >= request.slots else { throw request.tooFew(count) }
        first = range.lowerBound
        permutation = Permutation(count: count, stream: request.stream("order"))
        format = try NumberFormat(arguments, "format", range)
        shape = format.map { .text(width: $0.width) } ?? .number(scale: 0, range)
    }

    func fill(_ rows: RowNumbers, _ vector: Vector) {
        guard let format else { return number(rows, vector.whole) }
        withNumbers(rows.count) { numbers in
            number(rows, numbers)
            format.write(numbers, rows.count, vector)
        }
    }

    private func number(_ rows: RowNumbers, _ out: UnsafeMutablePointer<Int64>) {
        let (permutation, first, slots) = (permutation, first, rows.slots)
        for row in 0..<rows.count { out[row] = first &+ Int64(permutation.forward(slots[row])) }
    }
}
