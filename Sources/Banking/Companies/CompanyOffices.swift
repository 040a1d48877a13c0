internal import LoamVocabulary
internal import LoamWorlds

enum OfficeType: String, ColumnWord { case headquarters, branch, subsidiary, regional }

/// The table company_offices: the headquarters of each company, then up to three more.
struct CompanyOffices {
    private static let most = 4

    @discardableResult
    init(_ builder: SourceBuilder, _ found: CompanyStage, _ world: BankWorld, _ id: ColumnHandle<UUIDWords>) {
        let most = Self.most
        let draws = builder.book.stream("company_offices", "company_id", rows: world.setting.companies)
        let count = builder.counts(most: most, after: found.stage) { drivers, scratch, counts in
            for row in drivers {
                let index = row - drivers.lowerBound
                let share = draws.draw(row).unitInterval
                let more = share < 0.5 ? 0 : share < 0.8 ? 1 : share < 0.95 ? 2 : 3
                // Those of a few people have one.
                counts[index] = Int32(scratch[found.traits][index].employees < 10 ? 1 : 1 + more)
            }
        }
        let table = builder.children("company_offices", "Where the companies work: headquarters first", count)
        table.key("office_id", count, "Key of the office")
        let company = table.key("company_id", to: id, "The company")
        let type = table.choice("office_type", OfficeType.enumeration, "The headquarters are the first")
        table.fill(company, type, after: count.stage) { drivers, cells, scratch in
            let (keys, types) = (cells[company], cells[type])
            count.forEach(drivers, cells, scratch) { row, place, line in
                keys[line] = world.companies.keys.uuid(row)
                types[line] = Int32(place)
            }
        }
        let cities = world.companies.cities
        let own = table.stream("city")
        let entries = AddressEntries(builder, of: count, spans: world.companies.spans) {
            rows, drivers, country, scratch, out in
            let places = world.lists.addresses[country]
            var number = 0
            count.forEach(rows, of: drivers, scratch, line: &number) { row, place, _ in
                let draw = own.draw(row * most + place)
                // The headquarters are where the company's telephone is.
                let town = places.place(place == 0 ? cities.draw(row) : draw.byteSwapped)
                out[(row - rows.lowerBound) * most + place] = AddressEntry(place: town, draw: draw)
            }
        }
        entries.declare(table, world)
    }
}
