internal import LoamWorlds

/// `email` or `email: contact`: an address made of the person's name. Where it must be unique, with a number of its own.
struct EmailGenerator: ColumnGenerator {
    static let name = "email"
    let isUnique: Bool
    private let person: Person
    private let domain: RandomStream
    private let numbers: Permutation?

    var shape: ValueShape { .text(width: person.names.maximumWidth + person.names.domains.maximumWidth + 24) }

    init(_ request: GeneratorRequest) throws(DocumentError) {
        person = try Person(request)
        domain = request.stream("domain")
        isUnique = request.isUnique
        numbers = isUnique ? Permutation(count: request.slots, stream: request.stream("number")) : nil
    }

    func fill(_ rows: RowNumbers, _ vector: Vector) {
        let (person, words, domains) = (person, person.names.inAddresses, person.names.domains)
        let (numbers, domain) = (numbers, domain)
        var writer = vector.writeText(rows: rows.count)
        for row in 0..<rows.count {
            let slot = rows.slots[row]
            writer.append(words, person.firstName(slot))
            writer.append(byte: UInt8(ascii: "."))
            writer.append(words, person.lastName(slot))
            if let numbers { writer.append(numbers.forward(slot) + 1) }
            writer.append(byte: UInt8(ascii: "@"))
            writer.append(domains, person.names.domain(domain.draw(slot)))
            writer.endRow()
        }
        writer.finish()
    }
}
