internal import LoamWorlds

/// `bernoulli: 5%`: true with this chance.
struct BernoulliGenerator: ColumnGenerator {
    static let name = "bernoulli"
    let shape = ValueShape.boolean
    private let chance: Bernoulli
    private let stream: RandomStream

    init(_ request: GeneratorRequest) throws(DocumentError) {
        let arguments = try request.arguments(["chance"], single: "chance")
        chance = Bernoulli(probability: try arguments.required("chance", in: 0...1))
        stream = request.stream()
    }

    func fill(_ rows: RowNumbers, _ vector: Vector) {
        let (chance, stream, slots, out) = (chance, stream, rows.slots, vector.whole)
        for row in 0..<rows.count { out[row] = chance.occurs(stream.draw(slots[row])) ? 1 : 0 }
    }
}
