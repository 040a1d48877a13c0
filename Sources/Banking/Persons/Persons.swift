internal import LoamVocabulary
internal import LoamWorlds

/// The persons table.
struct Persons {
    let source: DeclaredSource
    let id: ColumnHandle<UUIDWords>
    let birth: ColumnHandle<Int32>

    init(_ world: BankWorld, _ book: StreamBook) {
        let builder = SourceBuilder(drivers: world.setting.persons, book)
        let table = builder.table("persons", "People, country by country")
        id = table.key("person_id", world.persons.keys, "Key of the person")
        birth = table.date("date_of_birth", "When the person was born: everyone is of age when the run begins") {
            rows, out in out.each(rows) { Int32(world.persons.birth($0)) }
        }
        source = builder.finish()
    }
}
