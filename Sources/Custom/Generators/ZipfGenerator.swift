internal import LoamWorlds

/// `zipf: {count: 1000, exponent: 1.1}`: ranks from 1, the first the most frequent.
struct ZipfGenerator: ColumnGenerator {
    static let name = "zipf"
    let shape: ValueShape
    private let ranks: ZipfRanks
    private let stream: RandomStream

    init(_ request: GeneratorRequest) throws(DocumentError) {
        let arguments = try request.arguments(["count", "exponent"])
        guard let count = try arguments.whole("count", in: 1...(1 << 50)) else {
            throw request.error(.missingKey, "zipf has no count", hint: "add count:")
        }
        ranks = ZipfRanks(count: Int(count), exponent: try arguments.number("exponent", in: 0...8) ?? 1)
        stream = request.stream()
        shape = .number(scale: 0, 1...count)
    }

    func fill(_ rows: RowNumbers, _ vector: Vector) {
        let (ranks, stream, slots, out) = (ranks, stream, rows.slots, vector.whole)
        for row in 0..<rows.count { out[row] = 1 &+ Int64(ranks.sample(stream.draw(slots[row]))) }
    }
}
