internal import LoamWorlds

/// `uuid`: version-4-shaped keys of two draws.
struct UUIDGenerator: ColumnGenerator {
    static let name = "uuid"
    let shape = ValueShape.uuid
    let isUnique = true
    private let keys: KeyStreams

    init(_ request: GeneratorRequest) throws(DocumentError) {
        _ = try request.arguments([])
        keys = KeyStreams(high: request.stream("high"), low: request.stream("low"))
    }

    func fill(_ rows: RowNumbers, _ vector: Vector) {
        let (keys, slots, out) = (keys, rows.slots, vector.uuid)
        for row in 0..<rows.count {
            let words = keys.uuid(slots[row])
            out[2 &* row] = words.high.bigEndian
            out[2 &* row &+ 1] = words.low.bigEndian
        }
    }
}
