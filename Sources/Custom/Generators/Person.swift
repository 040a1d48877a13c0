internal import LoamWorlds

/// The person of a row: all columns that name the same person agree. `name: contact` is another person than `name`.
struct Person: Sendable {
    let names: PersonNames
    let gender: RandomStream
    let first: RandomStream
    let last: RandomStream

    init(_ request: GeneratorRequest) throws(DocumentError) {
        let who = try request.local(.person).name
        names = request.planner.persons
        gender = request.shared(who, "gender")
        first = request.shared(who, "first")
        last = request.shared(who, "last")
    }

    @inline(__always)
    func firstName(_ slot: Int) -> Int { names.first(gender.draw(slot), first.draw(slot)) }

    @inline(__always)
    func lastName(_ slot: Int) -> Int { names.last(last.draw(slot)) }
}

/// `first_name` or `first_name: contact`.
struct FirstNameGenerator: ColumnGenerator {
    static let name = "first_name"
    private let person: Person
    var shape: ValueShape { .text(width: person.names.written.maximumWidth) }

    init(_ request: GeneratorRequest) throws(DocumentError) { person = try Person(request) }

    func fill(_ rows: RowNumbers, _ vector: Vector) {
        let (person, words) = (person, person.names.written)
        var writer = vector.writeText(rows: rows.count)
        for row in 0..<rows.count {
            writer.append(words, person.firstName(rows.slots[row]))
            writer.endRow()
        }
        writer.finish()
    }
}

/// `last_name` or `last_name: contact`.
struct LastNameGenerator: ColumnGenerator {
    static let name = "last_name"
    private let person: Person
    var shape: ValueShape { .text(width: person.names.written.maximumWidth) }

    init(_ request: GeneratorRequest) throws(DocumentError) { person = try Person(request) }

    func fill(_ rows: RowNumbers, _ vector: Vector) {
        let (person, words) = (person, person.names.written)
        var writer = vector.writeText(rows: rows.count)
        for row in 0..<rows.count {
            writer.append(words, person.lastName(rows.slots[row]))
            writer.endRow()
        }
        writer.finish()
    }
}
