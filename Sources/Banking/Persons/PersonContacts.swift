internal import LoamVocabulary
internal import LoamWorlds

enum PhoneType: String, ColumnWord { case mobile, home, work }
enum EmailType: String, ColumnWord { case personal, work }

/// The tables phones and emails, and the first of each in persons.
struct PersonContacts {
    static let most = 3

    @discardableResult
    init(
        _ builder: SourceBuilder, _ persons: TableBuilder, _ found: PersonStage, _ world: BankWorld,
        _ id: ColumnHandle<UUIDWords>
    ) {
        let (phones, emails) = (PersonPhones(world, builder.book), PersonEmails(world, builder.book))
        phones.declareFirst(persons, found)
        emails.declareFirst(persons, found)
        phones.declare(builder, found, id)
        emails.declare(builder, found, id)
    }

    /// One for most, two for some, three for few.
    static func count(_ draw: UInt64) -> Int {
        let share = draw.unitInterval
        return share < 0.6 ? 1 : share < 0.9 ? 2 : 3
    }
}
