internal import LoamVocabulary
internal import LoamWorlds

/// E-mail addresses of persons: their name, a number of their own, and a domain that is kept for examples (RFC 2606).
struct PersonEmails: Sendable {
    private let world: BankWorld
    private let hosts: RandomStream
    private let domains: WordList
    private static let personal = [
        "@mail.example", "@post.example", "@inbox.example", "@web.example", "@letter.example",
    ]

    init(_ world: BankWorld, _ book: StreamBook) {
        self.world = world
        domains = WordList(Self.personal + ["@office.example", "@staff.example"])
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
        let emails = PersonContacts(
            builder, world, id, "E-mail addresses of people", name: ("emails", "email_id", "email", "email_type"),
            contactMeaning: "The address, under a domain that is kept for examples (RFC 2606)",
            typeMeaning: "The second is the one at work", types: [EmailType.personal, .work, .personal],
            words: EmailType.enumeration,
            .init(share: 0.9, meaning: "Whether the person has answered from it: nine in ten"))
        let (email, counts) = (emails.contact, emails.counts)
        emails.table.fill(email, after: counts.stage, found.named) { drivers, cells, scratch in
            var out = cells.writer(email, width: width)
            let names = scratch[found.names]
            var line = 0
            world.persons.spans.forEachOwner(in: drivers) { country, part in
                let people = world.lists.people[country]
                counts.forEach(part, of: drivers, scratch, line: &line) { row, place, _ in
                    append(row, place, names[row - drivers.lowerBound], people, to: &out)
                    out.endRow()
                }
            }
            out.finish()
        }
        emails.table.laws { $0.unique(email) }
    }
}
