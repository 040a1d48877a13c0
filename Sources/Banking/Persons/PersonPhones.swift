internal import LoamVocabulary
internal import LoamWorlds

/// Telephone numbers of persons: the first is a mobile one.
struct PersonPhones: Sendable {
    private let world: BankWorld
    private let draws, counts: RandomStream

    init(_ world: BankWorld, _ book: StreamBook) {
        self.world = world
        draws = book.stream("phones", "number", rows: world.setting.persons * PersonContacts.most)
        counts = book.stream("phones", "person_id", rows: world.setting.persons)
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
        let (most, count) = (PersonContacts.most, builder.scratch(Int32.self))
        let counted = builder.prepare(after: found.known) { drivers, scratch in
            for row in drivers {
                scratch[count][row - drivers.lowerBound] = Int32(PersonContacts.count(counts.draw(row)))
            }
        }
        let table = builder.children(
            "phones", "Telephones of people, which nobody answers", most: most, after: counted
        ) { drivers, scratch in (0..<drivers).reduce(0) { $0 + Int(scratch[count][$1]) } }
        table.key("phone_id", after: counted, count, most: most, "Key of the row")
        let person = table.key("person_id", to: id, "Whose it is")
        let number = table.text("number", "In the form that works from abroad")
        let type = table.choice("phone_type", PhoneType.enumeration, "The first is mobile")
        let primary = table.flag("is_primary", "Whether it is the first of the person")
        let verified = table.flag("is_verified", "Whether the bank has called it: eight in ten")
        let checks = table.stream("is_verified")
        table.fill(person, type, primary, verified, after: counted) { drivers, cells, scratch in
            let (keys, types) = (cells[person], cells[type])
            let (firsts, checked) = (cells[primary], cells[verified])
            var line = cells.rows.lowerBound
            for row in drivers {
                for place in 0..<Int(scratch[count][row - drivers.lowerBound]) {
                    keys[line] = world.persons.keys.uuid(row)
                    (types[line], firsts[line]) = (Int32(place), place == 0)
                    checked[line] = checks.draw(row * most + place).unitInterval < 0.8
                    line += 1
                }
            }
        }
        table.fill(number, after: counted) { drivers, cells, scratch in
            var out = cells.writer(number, width: world.lists.phoneWidth)
            world.persons.spans.forEachOwner(in: drivers) { country, part in
                let (numbers, places) = (world.lists.phones[country], world.lists.addresses[country])
                for row in part {
                    let traits = scratch[found.traits][row - drivers.lowerBound]
                    for place in 0..<Int(scratch[count][row - drivers.lowerBound]) {
                        append(row, place, traits, places, numbers, to: &out)
                        out.endRow()
                    }
                }
            }
            out.finish()
        }
    }
}
