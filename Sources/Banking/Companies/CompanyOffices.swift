internal import LoamVocabulary
internal import LoamWorlds

enum OfficeType: String, ColumnWord { case headquarters, branch, subsidiary, regional }

/// The table company_offices: the headquarters of each company, then up to three more.
struct CompanyOffices {
    private static let most = 4

    @discardableResult
    init(_ builder: SourceBuilder, _ found: CompanyStage, _ world: BankWorld, _ id: ColumnHandle<UUIDWords>) {
        let count = builder.scratch(Int32.self)
        let most = Self.most
        let draws = builder.book.stream("company_offices", "company_id", rows: world.setting.companies)
        let counted = builder.prepare(after: found.stage) { drivers, scratch in
            for row in drivers {
                let index = row - drivers.lowerBound
                let share = draws.draw(row).unitInterval
                let more = share < 0.5 ? 0 : share < 0.8 ? 1 : share < 0.95 ? 2 : 3
                // Those of a few people have one.
                scratch[count][index] = Int32(scratch[found.traits][index].employees < 10 ? 1 : 1 + more)
            }
        }
        let table = builder.children(
            "company_offices", "Where the companies work: headquarters first", most: most, after: counted
        ) { drivers, scratch in (0..<drivers).reduce(0) { $0 + Int(scratch[count][$1]) } }
        table.key("office_id", after: counted, count, most: most, "Key of the office")
        let company = table.key("company_id", to: id, "The company")
        let type = table.choice("office_type", OfficeType.enumeration, "The headquarters are the first")
        table.fill(company, type, after: counted) { drivers, cells, scratch in
            let (keys, types) = (cells[company], cells[type])
            var line = cells.rows.lowerBound
            for row in drivers {
                for place in 0..<scratch[count][row - drivers.lowerBound] {
                    keys[line] = world.companies.keys.uuid(row)
                    types[line] = place
                    line += 1
                }
            }
        }
        let cities = world.companies.cities
        let own = table.stream("city")
        let entries = AddressEntries(
            builder, after: counted, most: most, count, spans: world.companies.spans
        ) { rows, drivers, country, scratch, out in
            let places = world.lists.addresses[country]
            var entry = out
            for row in rows {
                for place in 0..<Int(scratch[count][row - drivers.lowerBound]) {
                    let draw = own.draw(row * most + place)
                    // The headquarters are where the company's telephone is.
                    let town = places.place(place == 0 ? cities.draw(row) : draw.byteSwapped)
                    entry[place] = AddressEntry(place: town, draw: draw)
                }
                entry += most
            }
        }
        entries.declare(table, world)
    }
}
