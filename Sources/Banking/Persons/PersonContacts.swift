internal import LoamVocabulary
internal import LoamWorlds

enum PhoneType: String, ColumnWord { case mobile, home, work }
enum EmailType: String, ColumnWord { case personal, work }

/// A table of ways to reach people: one to three each, of which the first is the primary one.
struct PersonContacts {
    static let most = 3

    /// Whether the bank has made sure of it: how many, and in which words.
    struct Verified {
        var share: Double
        var meaning: String
    }

    let table: TableBuilder
    let counts: ChildCounts
    /// The contact itself, which its own kind fills.
    let contact: ColumnHandle<String>

    /// - Parameters:
    ///   - name: of the table, of its key, and of the contact.
    ///   - types: the word of each place among those of a person.
    init(
        _ builder: SourceBuilder, _ world: BankWorld, _ id: ColumnHandle<UUIDWords>, _ meaning: String,
        name: (table: String, key: String, contact: String, type: String), contactMeaning: String, typeMeaning: String,
        types: [any ColumnWord], words: Enumeration, _ verified: Verified
    ) {
        let draws = builder.book.stream(name.table, "person_id", rows: world.setting.persons)
        let counts = builder.counts(most: Self.most) { drivers, _, counts in
            for row in drivers {
                // One for most, two for some, three for few.
                let share = draws.draw(row).unitInterval
                counts[row - drivers.lowerBound] = share < 0.6 ? 1 : share < 0.9 ? 2 : 3
            }
        }
        let table = builder.children(name.table, meaning, counts)
        table.key(name.key, counts, "Key of the row")
        let person = table.key("person_id", to: id, "Whose it is")
        contact = table.text(name.contact, contactMeaning)
        let type = table.choice(name.type, words, typeMeaning)
        let primary = table.flag("is_primary", "Whether it is the first of the person")
        let isVerified = table.flag("is_verified", verified.meaning)
        let (checks, share, cellsOfTypes) = (table.stream("is_verified"), verified.share, types.map(\.cell))
        table.fill(person, type, primary, isVerified, after: counts.stage) { drivers, cells, scratch in
            let (keys, types) = (cells[person], cells[type])
            let (firsts, checked) = (cells[primary], cells[isVerified])
            counts.forEach(drivers, cells, scratch) { row, place, line in
                keys[line] = world.persons.keys.uuid(row)
                (types[line], firsts[line]) = (cellsOfTypes[place], place == 0)
                checked[line] = checks.draw(row &* Self.most &+ place).unitInterval < share
            }
        }
        (self.table, self.counts) = (table, counts)
    }
}
