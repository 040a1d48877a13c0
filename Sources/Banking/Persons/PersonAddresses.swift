internal import LoamVocabulary
internal import LoamWorlds

enum AddressType: String, ColumnWord { case residential, mailing, business }

/// The table addresses: the home of a person first, which a couple shares; then up to two more.
struct PersonAddresses {
    private static let most = 3

    @discardableResult
    init(_ builder: SourceBuilder, _ found: PersonStage, _ world: BankWorld, _ id: ColumnHandle<UUIDWords>) {
        let (most, count) = (Self.most, builder.scratch(Int32.self))
        let counts = builder.book.stream("addresses", "person_id", rows: world.setting.persons)
        let counted = builder.prepare(after: found.known) { drivers, scratch in
            for row in drivers {
                let share = counts.draw(row).unitInterval
                scratch[count][row - drivers.lowerBound] = share < 0.7 ? 1 : share < 0.95 ? 2 : 3
            }
        }
        let table = builder.children(
            "addresses", "Where people live and get their post", most: most, after: counted
        ) { drivers, scratch in (0..<drivers).reduce(0) { $0 + Int(scratch[count][$1]) } }
        table.key("address_id", after: counted, count, most: most, "Key of the row")
        let person = table.key("person_id", to: id, "Whose it is")
        let type = table.choice("address_type", AddressType.enumeration, "The home comes first")
        let primary = table.flag("is_primary", "Whether it is the home")
        table.fill(person, type, primary, after: counted) { drivers, cells, scratch in
            let (keys, types, firsts) = (cells[person], cells[type], cells[primary])
            var line = cells.rows.lowerBound
            for row in drivers {
                for place in 0..<scratch[count][row - drivers.lowerBound] {
                    keys[line] = world.persons.keys.uuid(row)
                    (types[line], firsts[line]) = (place, place == 0)
                    line += 1
                }
            }
        }
        let others = table.stream("city", "others")
        let entries = AddressEntries(builder, after: counted, most: most, count, spans: world.persons.spans) {
            rows, drivers, country, scratch, out in
            let places = world.lists.addresses[country]
            var entry = out
            for row in rows {
                let index = row - drivers.lowerBound
                entry[0] = world.homes.entry(scratch[found.traits][index], places)
                for place in 1..<max(1, Int(scratch[count][index])) {
                    let draw = others.draw(row * most + place)
                    entry[place] = AddressEntry(place: places.place(draw.byteSwapped), draw: draw)
                }
                entry += most
            }
        }
        entries.declare(table, world)
    }
}
