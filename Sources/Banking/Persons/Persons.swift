internal import LoamVocabulary
internal import LoamWorlds

/// The persons table, with addresses, telephones, e-mail addresses and identity documents.
struct Persons {
    let source: DeclaredSource
    let id: ColumnHandle<UUIDWords>
    let birth, nationality: ColumnHandle<Int32>

    init(_ world: BankWorld, _ book: StreamBook) {
        let builder = SourceBuilder(drivers: world.setting.persons, book)
        let found = PersonStage(builder, world)
        let table = builder.table("persons", "People, country by country")
        id = table.key("person_id", world.persons.keys, "Key of the person")
        PersonNameColumns.declare(table, found, world)
        let life = PersonLife(table, found, world)
        birth = life.birth
        nationality = PersonNumbers.declare(table, found, world)
        let money = PersonMoney(table, found, world)
        let standing = PersonStanding(table, found, world)
        PersonHabits.declare(table, found, world)
        let (phones, emails) = (PersonPhones(world, book), PersonEmails(world, book))
        phones.declareFirst(table, found)
        emails.declareFirst(table, found)
        phones.declare(builder, found, id)
        emails.declare(builder, found, id)
        PersonAddresses(builder, found, world, id)
        IdentityDocuments(builder, found, world, id)
        table.laws { laws in
            life.declare(laws)
            money.declare(laws)
            standing.declare(laws)
        }
        source = builder.finish()
    }
}
