internal import LoamVocabulary
internal import LoamWorlds

/// What shops sell and are called: functions of their row.
struct MerchantNames: Sendable {
    static let categories = Enumeration(ShopWords.categories.map(\.name))
    static let codes = ShopWords.categories.map { Int32($0.code) }
    private static let words = WordList(Country.allCases.flatMap { ShopWords.words(of: $0) })
    private let kinds, families: RandomStream
    private let table = AliasTable(weights: ShopWords.categories.map(\.weight))

    init(rows: Int, _ book: StreamBook) {
        kinds = book.stream("merchants", "merchant_category", rows: rows)
        families = book.stream("merchants", "merchant_name", rows: rows)
    }

    /// A place in `categories`.
    @inline(__always)
    func category(_ merchant: Int) -> Int { table.sample(kinds.draw(merchant)) }

    /// `Moore Market`: a family name of the country, and what the shop sells.
    @inline(__always)
    func append(_ merchant: Int, country: Int, _ people: borrowing CountryPeople, to text: inout TextWriter) {
        people.appendFamily(people.family(families.draw(merchant)), to: &text)
        text.append(byte: UInt8(ascii: " "))
        text.append(Self.words, country &* Self.codes.count &+ category(merchant))
    }

    /// The most bytes of a name.
    static func width(_ lists: CountryLists) -> Int { lists.peopleWidth(\.familyWidth) + words.maximumWidth + 1 }
}
