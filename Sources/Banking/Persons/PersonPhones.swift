internal import LoamVocabulary
internal import LoamWorlds

/// Telephone numbers of persons: the first is a mobile one.
struct PersonPhones: Sendable {
    private let world: BankWorld
    private let draws: RandomStream

    init(_ world: BankWorld, _ book: StreamBook) {
        self.world = world
        draws = book.stream("phones", "number", rows: world.setting.persons * PersonContacts.most)
    }

    @inline(__always)
    private func append(
        _ row: Int, _ place: Int, _ traits: PersonBook.Traits, _ places: borrowing CountryAddresses,
        _ numbers: borrowing CountryPhoneNumbers, to text: inout TextWriter
    ) {
        numbers.appendInternational(
            region: world.homes.region(traits, places), isMobile: place == 0,
            draws.draw(row &* PersonContacts.most &+ place), to: &text)
    }

    func declareFirst(_ table: TableBuilder, _ found: PersonStage) {
        let phone = table.text("phone", "The first of the person's telephones, in the form that works from abroad")
        table.fill(phone, after: found.known) { drivers, cells, scratch in
            var out = cells.writer(phone, width: world.lists.phoneWidth)
            world.persons.spans.forEachOwner(in: drivers) { country, part in
                let (numbers, places) = (world.lists.phones[country], world.lists.addresses[country])
                for row in part {
                    append(row, 0, scratch[found.traits][row - drivers.lowerBound], places, numbers, to: &out)
                    out.endRow()
                }
            }
            out.finish()
        }
    }

    func declare(_ builder: SourceBuilder, _ found: PersonStage, _ id: ColumnHandle<UUIDWords>) {
        let phones = PersonContacts(
            builder, world, id, "Telephones of people; calls reach no one",
            name: ("phones", "phone_id", "number", "phone_type"),
            contactMeaning: "In the form that works from abroad", typeMeaning: "The first is mobile",
            types: [PhoneType.mobile, .home, .work], words: PhoneType.enumeration,
            .init(share: 0.8, meaning: "Whether the bank has called it: eight in ten"))
        let (number, counts) = (phones.contact, phones.counts)
        phones.table.fill(number, after: counts.stage, found.known) { drivers, cells, scratch in
            var out = cells.writer(number, width: world.lists.phoneWidth)
            let traits = scratch[found.traits]
            var line = 0
            world.persons.spans.forEachOwner(in: drivers) { country, part in
                let (numbers, places) = (world.lists.phones[country], world.lists.addresses[country])
                counts.forEach(part, of: drivers, scratch, line: &line) { row, place, _ in
                    append(row, place, traits[row - drivers.lowerBound], places, numbers, to: &out)
                    out.endRow()
                }
            }
            out.finish()
        }
    }
}
