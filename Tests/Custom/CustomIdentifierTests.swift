import LoamColumns
import LoamRecipe
import LoamVocabulary
import LoamWorldSupport
import LoamWorlds
import Testing

/// Generators of identifiers: right check digits, and no value twice where that is asked for.
@Suite("Custom: identifiers")
struct CustomIdentifierTests {
    private static let columns = """
        german: {iban: DE}
        spanish: {iban: {country: ES, banks: 3}}
        british: {iban: {country: GB}}
        card: card_number
        short: {card_number: {digits: 15}}
        lei: lei
        isin: {isin: US}
        ean: ean13
        luhn: {luhn: {digits: 12, prefix: "0077"}}
        small: {luhn: {digits: 6}}
        """

    private static func check(_ t: Batch) throws {
        let rules: [(String, (UnsafeRawBufferPointer) -> Bool)] = [
            ("german", try #require(IBANForm(.germany)).isValid), ("spanish", try #require(IBANForm(.spain)).isValid),
            ("british", try #require(IBANForm(.unitedKingdom)).isValid), ("card", CardNumber.isValid),
            ("short", CardNumber.isValid), ("lei", LEI.isValid), ("isin", ISIN.isValid), ("ean", EAN13.isValid),
            ("luhn", LuhnNumber.isValid), ("small", LuhnNumber.isValid),
        ]
        for (column, isValid) in rules {
            for text in t.texts(column) {
                #expect(Array(text.utf8).withUnsafeBytes(isValid), "\(column): \(text)")
            }
        }
    }

    @Test("Every value is valid, with the prefix and the width asked for")
    func validity() throws {
        let t = try CustomRecipeText.grow(CustomRecipeText.table(Self.columns, rows: "5000"))["t"]
        try Self.check(t)
        #expect(t.texts("luhn").allSatisfy { $0.hasPrefix("0077") && $0.utf8.count == 12 })
        #expect(t.texts("short").allSatisfy { $0.utf8.count == 15 })
        #expect(Set(t.texts("spanish").map { $0.dropFirst(4).prefix(4) }).count == 3)
        #expect(Set(t.texts("german").map { $0.dropFirst(4).prefix(8) }).count == 20)
        // 100,000 small numbers: drawn at random, some come twice.
        #expect(Set(t.texts("small")).count < 5_000)
    }

    @Test("Unique ones come once")
    func unique() throws {
        let columns = Self.columns.split(separator: "\n").map { line in
            let (name, rest) = (line.prefix { $0 != ":" }, line.drop { $0 != ":" }.dropFirst(2))
            return rest.hasPrefix("{")
                ? "\(name): \(rest.dropLast()), unique: true}" : "\(name): {\(rest): , unique: true}"
        }
        let t = try CustomRecipeText.grow(
            CustomRecipeText.table(columns.joined(separator: "\n"), rows: "20000"))["t"]
        try Self.check(t)
        for column in columns.map({ String($0.prefix { $0 != ":" }) }) {
            #expect(Set(t.texts(column)).count == 20_000, "\(column)")
        }
    }

    @Test("A unique column uses up the last number there is")
    func allOfThem() throws {
        let t = try CustomRecipeText.grow(
            CustomRecipeText.table("c: {luhn: 4, unique: true}", rows: "1000"))["t"]
        #expect(Set(t.texts("c").map { $0.prefix(3) }).count == 1_000)
    }
}
