internal import LoamVocabulary
internal import LoamWorlds

/// The branches table: those of the first bank, then those of the second.
struct Branches {
    let source: DeclaredSource
    let id, bank: ColumnHandle<UUIDWords>

    init(_ world: BankWorld, _ banks: Banks, _ book: StreamBook) {
        let own = world.banks
        let builder = SourceBuilder(drivers: own.spans.rows * own.branches, book)
        let table = builder.table("branches", "The branches of the banks, bank by bank")
        id = table.key("branch_id", own.branchKeys, "Key of the branch")
        bank = table.key("bank_id", to: banks.id, "Its bank") { rows, out in
            out.each(rows) { own.keys.uuid($0 / own.branches) }
        }
        table.text("branch_code", width: 6, "Its number at the bank") { rows, out in
            for row in rows {
                out.append(row % own.branches + 1, width: 3)
                out.endRow()
            }
        }
        let codes = Country.allCases.map { BankCode($0) }
        let width = codes.reduce(0) { max($0, $1.width) }
        table.text(
            "national_code", width: width, "Bank and branch in the country's own code: routing number, sort code, BLZ …"
        ) {
            rows, out in
            for row in rows {
                let country = own.spans.owner(of: row / own.branches)
                codes[country].append(
                    bank: row / own.branches - own.spans[country].lowerBound, branch: row % own.branches, to: &out)
                out.endRow()
            }
        }
        let draws = table.stream("city")
        let entries = AddressEntries(builder, of: nil, spans: Spans(own.banks.map { $0 * own.branches })) {
            rows, _, country, _, out in
            let places = world.lists.addresses[country]
            for (index, row) in rows.enumerated() {
                let draw = draws.draw(row)
                out[index] = AddressEntry(place: places.place(draw.byteSwapped), draw: draw)
            }
        }
        entries.declare(table, world)
        source = builder.finish()
    }
}
