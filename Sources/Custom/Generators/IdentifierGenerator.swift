internal import LoamWorlds

/// A kind of identifier that recipes can ask for: which one, and how the text of a number is written.
protocol DrawnIdentifier: Sendable {
    /// The generator's word in recipes.
    static var name: String { get }

    /// Reads what follows the name.
    ///
    /// - Throws: what is wrong with it, with its place.
    init(_ request: GeneratorRequest) throws(DocumentError)

    /// Bytes of a text.
    var width: Int { get }
    /// How many numbers have texts of their own, 1 to 2^60.
    var count: Int { get }

    /// Writes the text of a number below `count`.
    func append(_ number: Int, to text: inout TextWriter)
}

/// Identifiers with check digits, in ranges that nobody is given; unique ones come from a permutation of all there are.
struct IdentifierGenerator<Kind: DrawnIdentifier>: ColumnGenerator {
    static var name: String { Kind.name }
    let shape: ValueShape
    let isUnique: Bool
    private let kind: Kind
    private let stream: RandomStream
    private let permutation: Permutation?

    init(_ request: GeneratorRequest) throws(DocumentError) {
        kind = try Kind(request)
        shape = .text(width: kind.width)
        isUnique = request.isUnique
        stream = request.stream()
        guard isUnique else {
            permutation = nil
            return
        }
        guard kind.count >= request.slots else { throw request.tooFew(kind.count) }
        permutation = Permutation(count: kind.count, stream: request.stream("order"))
    }

    func fill(_ rows: RowNumbers, _ vector: Vector) {
        let (kind, stream, slots, count) = (kind, stream, rows.slots, UInt64(kind.count))
        var writer = vector.writeText(rows: rows.count)
        for row in 0..<rows.count {
            let slot = slots[row]
            let number = permutation?.forward(slot) ?? Int(truncatingIfNeeded: stream.draw(slot).scaled(below: count))
            kind.append(number, to: &writer)
            writer.endRow()
        }
        writer.finish()
    }
}
