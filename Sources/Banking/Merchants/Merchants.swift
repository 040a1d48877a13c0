internal import LoamVocabulary
internal import LoamWorlds

/// The merchants table.
struct Merchants {
    let source: DeclaredSource
    let id: ColumnHandle<UUIDWords>

    init(_ world: BankWorld, _ accounts: Accounts, _ book: StreamBook) {
        let merchants = world.merchants
        let builder = SourceBuilder(drivers: merchants.spans.rows, book)
        let table = builder.table("merchants", "The shops that take cards, country by country, the most popular first")
        id = table.key("merchant_id", merchants.keys, "Key of the merchant")
        let account = table.key("account_id", to: accounts.id, "The account of its company, which is paid") {
            rows, out in
            merchants.spans.forEachOwner(in: rows) { country, part in
                for row in part {
                    let (block, position) = merchants.account(row, country: country)
                    out[row] = world.accounts.keys.uuid(world.owners.layout.blocks[block].rows.lowerBound + position)
                }
            }
        }
        _ = account
        source = builder.finish()
    }
}
