internal import LoamVocabulary
internal import LoamWorlds

/// The banks table.
struct Banks {
    let source: DeclaredSource
    let id: ColumnHandle<UUIDWords>
    let country: ColumnHandle<Int32>

    init(_ world: BankWorld, _ book: StreamBook) {
        let banks = world.banks
        let builder = SourceBuilder(drivers: banks.spans.rows, book)
        let table = builder.table("banks", "The banks that keep the accounts, country by country, the largest first")
        id = table.key("bank_id", banks.keys, "Key of the bank")
        let countries = Country.allCases
        let names = WordList(
            countries.indices.flatMap { country in
                (0..<banks.banks[country]).map { BankNames.name($0, in: countries[country]) }
            })
        table.text("name", width: names.maximumWidth, "Its name; none of them exists") { rows, out in
            for row in rows {
                out.append(names, row)
                out.endRow()
            }
        }
        country = table.choice("country", Accounts.countries, "Its country") { rows, out in
            banks.spans.forEachOwner(in: rows) { country, part in
                for row in part { out[row] = Int32(country) }
            }
        }
        table.text("swift_code", width: BIC.width, "Its BIC, by ISO 9362; no bank has it") { rows, out in
            banks.spans.forEachOwner(in: rows) { country, part in
                let code = BIC(countries[country])
                for row in part {
                    code.append(bank: row - banks.spans[country].lowerBound, to: &out)
                    out.endRow()
                }
            }
        }
        table.int32("branch_count", domain: ">= 1", "Branches") { rows, out in
            out.each(rows) { _ in Int32(banks.branches) }
        }
        source = builder.finish()
    }
}
