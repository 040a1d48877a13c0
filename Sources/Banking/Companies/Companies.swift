internal import LoamVocabulary
internal import LoamWorlds

/// The companies table.
struct Companies {
    let source: DeclaredSource
    let id: ColumnHandle<UUIDWords>
    let registered: ColumnHandle<Int32>

    init(_ world: BankWorld, _ book: StreamBook) {
        let builder = SourceBuilder(drivers: world.setting.companies, book)
        let table = builder.table("companies", "Companies, country by country")
        id = table.key("company_id", world.companies.keys, "Key of the company")
        registered = table.date("registration_date", "When it was registered: a year before the run at the latest") {
            rows, out in out.each(rows) { Int32(world.companies.founded($0)) }
        }
        source = builder.finish()
    }
}
