internal import LoamVocabulary
internal import LoamWorlds

/// E-mail addresses of persons: their name, a number of their own, and a domain that nobody can have.
struct PersonEmails: Sendable {
    private let world: BankWorld
    private let counts, hosts: RandomStream
    private let domains: WordList
    private static let personal = [
        "@mail.example", "@post.example", "@inbox.example", "@web.example", "@letter.example",
    ]

    init(_ world: BankWorld, _ book: StreamBook) {
        self.world = world
        domains = WordList(Self.personal + ["@office.example", "@staff.example"])
        counts = book.stream("emails", "person_id", rows: world.setting.persons)
        hosts = book.stream("emails", "email", rows: world.setting.persons * PersonContacts.most)
    }

    private var width: Int {
        world.lists.peopleWidth(\.emailLocalWidth) + domains.maximumWidth
    }

    @inline(__always)
    private func append(
        _ row: Int, _ place: Int, _ names: NameBook.Names, _ people: borrowing CountryPeople, to text: inout TextWriter
    ) {
        // Each address has a number of its own: that of the person and place.
        people.appendEmailLocal(
            given: Int(names.given), family: Int(names.family), number: row &* PersonContacts.most &+ place, to: &text)
        let draw = hosts.draw(row &* PersonContacts.most &+ place)
        let own = Self.personal.count
        text.append(
            domains,
            place == 1 ? own + Int(draw >> 63) : Int(draw.scaled(below: UInt64(own))))
    }

    func declareFirst(_ table: TableBuilder, _ found: PersonStage) {
        let email = table.text("email", "The first of the person's e-mail addresses; no two people have one")
        table.fill(email, after: found.named) { drivers, cells, scratch in
            var out = cells.writer(email, width: width)
            world.persons.spans.forEachOwner(in: drivers) { country, part in
                let people = world.lists.people[country]
                for row in part {
                    append(row, 0, scratch[found.names][row - drivers.lowerBound], people, to: &out)
                    out.endRow()
                }
            }
            out.finish()
        }
        table.laws { $0.unique(email) }
    }

    func declare(_ builder: SourceBuilder, _ found: PersonStage, _ id: ColumnHandle<UUIDWords>) {
        let (most, count) = (PersonContacts.most, builder.scratch(Int32.self))
        let counted = builder.prepare { drivers, scratch in
            for row in drivers {
                scratch[count][row - drivers.lowerBound] = Int32(PersonContacts.count(counts.draw(row)))
            }
        }
        let table = builder.children("emails", "E-mail addresses of people", most: most, after: counted) {
            drivers, scratch in (0..<drivers).reduce(0) { $0 + Int(scratch[count][$1]) }
        }
        table.key("email_id", after: counted, count, most: most, "Key of the row")
        let person = table.key("person_id", to: id, "Whose it is")
        let email = table.text("email", "The address, under a domain that nobody can have")
        let type = table.choice("email_type", EmailType.enumeration, "The second is the one at work")
        let primary = table.flag("is_primary", "Whether it is the first of the person")
        let verified = table.flag("is_verified", "Whether the person has answered from it: nine in ten")
        let checks = table.stream("is_verified")
        table.fill(person, type, primary, verified, after: counted) { drivers, cells, scratch in
            let (keys, types) = (cells[person], cells[type])
            let (firsts, checked) = (cells[primary], cells[verified])
            var line = cells.rows.lowerBound
            for row in drivers {
                for place in 0..<Int(scratch[count][row - drivers.lowerBound]) {
                    keys[line] = world.persons.keys.uuid(row)
                    types[line] = (place == 1 ? EmailType.work : .personal).cell
                    (firsts[line], checked[line]) = (place == 0, checks.draw(row * most + place).unitInterval < 0.9)
                    line += 1
                }
            }
        }
        table.fill(email, after: counted, found.named) { drivers, cells, scratch in
            var out = cells.writer(email, width: width)
            world.persons.spans.forEachOwner(in: drivers) { country, part in
                let people = world.lists.people[country]
                for row in part {
                    let index = row - drivers.lowerBound
                    for place in 0..<Int(scratch[count][index]) {
                        append(row, place, scratch[found.names][index], people, to: &out)
                        out.endRow()
                    }
                }
            }
            out.finish()
        }
        table.laws { $0.unique(email) }
    }
}
