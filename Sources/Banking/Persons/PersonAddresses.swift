internal import LoamVocabulary
internal import LoamWorlds

enum AddressType: String, ColumnWord { case residential, mailing, business }

/// The table addresses: the home of a person first, which a couple shares; then up to two more.
struct PersonAddresses {
    private static let most = 3

    @discardableResult
    init(_ builder: SourceBuilder, _ found: PersonStage, _ world: BankWorld, _ id: ColumnHandle<UUIDWords>) {
        let most = Self.most
        let draws = builder.book.stream("addresses", "person_id", rows: world.setting.persons)
        let count = builder.counts(most: most, after: found.known) { drivers, _, counts in
            for row in drivers {
                let share = draws.draw(row).unitInterval
                counts[row - drivers.lowerBound] = share < 0.7 ? 1 : share < 0.95 ? 2 : 3
            }
        }
        let table = builder.children("addresses", "Where people live and get their post", count)
        table.key("address_id", count, "Key of the row")
        let person = table.key("person_id", to: id, "Whose it is")
        let type = table.choice("address_type", AddressType.enumeration, "The home comes first")
        let primary = table.flag("is_primary", "Whether it is the home")
        table.fill(person, type, primary, after: count.stage) { drivers, cells, scratch in
            let (keys, types, firsts) = (cells[person], cells[type], cells[primary])
            count.forEach(drivers, cells, scratch) { row, place, line in
                keys[line] = world.persons.keys.uuid(row)
                (types[line], firsts[line]) = (Int32(place), place == 0)
            }
        }
        let others = table.stream("city", "others")
        let entries = AddressEntries(builder, of: count, spans: world.persons.spans) {
            rows, drivers, country, scratch, out in
            let (places, traits) = (world.lists.addresses[country], scratch[found.traits])
            var number = 0
            count.forEach(rows, of: drivers, scratch, line: &number) { row, place, _ in
                let draw = others.draw(row * most + place)
                out[(row - rows.lowerBound) * most + place] =
                    place == 0
                    ? world.homes.entry(traits[row - drivers.lowerBound], places)
                    : AddressEntry(place: places.place(draw.byteSwapped), draw: draw)
            }
        }
        entries.declare(table, world)
    }
}
