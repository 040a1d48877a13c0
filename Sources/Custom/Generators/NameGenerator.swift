internal import LoamWorlds

/// `name` or `name: contact`: first and last name of the row's person.
struct NameGenerator: ColumnGenerator {
    static let name = "name"
    private let person: Person
    var shape: ValueShape { .text(width: person.names.maximumWidth) }

    init(_ request: GeneratorRequest) throws(DocumentError) { person = try Person(request) }

    func fill(_ rows: RowNumbers, _ vector: Vector) {
        let (person, words) = (person, person.names.written)
        var writer = vector.writeText(rows: rows.count)
        for row in 0..<rows.count {
            let slot = rows.slots[row]
            writer.append(words, person.firstName(slot))
            writer.append(byte: UInt8(ascii: " "))
            writer.append(words, person.lastName(slot))
            writer.endRow()
        }
        writer.finish()
    }
}
