internal import LoamVocabulary
internal import LoamWorlds

/// The merchants table.
struct Merchants {
    let source: DeclaredSource
    let id: ColumnHandle<UUIDWords>
    let category: ColumnHandle<Int32>

    init(_ world: BankWorld, _ companies: Companies, _ accounts: Accounts, _ book: StreamBook) {
        let (merchants, names) = (world.merchants, world.merchantNames)
        let builder = SourceBuilder(drivers: merchants.spans.rows, book)
        let table = builder.table("merchants", "The shops that take cards, country by country, the most popular first")
        id = table.key("merchant_id", merchants.keys, "Key of the merchant")
        let name = table.text("merchant_name", "A family name, and what the shop sells in the country's language")
        table.fill(name) { rows, cells in
            var out = cells.writer(name, width: MerchantNames.width(world.lists))
            merchants.spans.forEachOwner(in: rows) { country, part in
                let people = world.lists.people[country]
                for row in part {
                    names.append(row, country: country, people, to: &out)
                    out.endRow()
                }
            }
            out.finish()
        }
        category = table.choice("merchant_category", MerchantNames.categories, "What it sells") { rows, out in
            out.each(rows) { Int32(names.category($0)) }
        }
        table.int32("category_code", "The same as the code of card networks, by ISO 18245") { rows, out in
            out.each(rows) { MerchantNames.codes[names.category($0)] }
        }
        table.choice("country", Accounts.countries, "Its country") { rows, out in
            merchants.spans.forEachOwner(in: rows) { country, part in
                for row in part { out[row] = Int32(country) }
            }
        }
        let company = table.key("company_id", to: companies.id, "The company whose shop it is")
        let account = table.key("account_id", to: accounts.id, "The account of its company, which is paid")
        table.fill(company, account) { rows, cells in
            let (firms, keys) = (cells[company], cells[account])
            merchants.spans.forEachOwner(in: rows) { country, part in
                for row in part {
                    let (block, position) = merchants.account(row, country: country)
                    firms[row] = world.ownerKey(block, position: position)
                    keys[row] = world.accounts.keys.uuid(world.owners.layout.blocks[block].rows.lowerBound + position)
                }
            }
        }
        table.laws { laws in
            laws.law(
                "account_of_company", "a shop's account is its company's", reads: company, account[accounts.company]
            ) {
                $0 == $1
            }
        }
        source = builder.finish()
    }
}
