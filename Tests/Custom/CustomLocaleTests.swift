import LoamBytes
import LoamColumns
import LoamCustom
import LoamDocuments
import LoamRecipe
import LoamVocabulary
import LoamWorldSupport
import Testing

/// Persons and places of a country.
@Suite("Custom: locales")
struct CustomLocaleTests {
    private static let persons = "n: name\nf: first_name\nl: last_name\ne: email"
    private static let places = "s: street\nc: city\nr: state\nz: zip\np: phone\na: address\nk: country"

    /// The columns, each with these words in its argument: `n: {name: {locale: de_DE}}`.
    private static func columns(_ plain: String, _ argument: String) -> String {
        plain.split(separator: "\n").map { line in
            let parts = line.split(separator: " ")
            return "\(parts[0]) {\(parts[1]): {\(argument)}}"
        }.joined(separator: "\n")
    }

    private static func grow(_ columns: String, rows: Int = 400, _ settings: [String: String] = [:]) throws -> Batch {
        try CustomRecipeText.grow(CustomRecipeText.table(columns, rows: "\(rows)"), settings)["t"]
    }

    @Test("Names are the country's, and all columns of a person agree", arguments: Country.allCases)
    func names(_ country: Country) throws {
        let t = try Self.grow(Self.columns(Self.persons, "locale: \(country.locale)"))
        let isNative = country == .japan
        let given = Dictionary(
            country.names.given.map { (isNative ? $0.native ?? $0.latin : $0.latin, $0) },
            uniquingKeysWith: { first, _ in first })
        let family = Set(country.names.family.map { isNative ? $0.native ?? $0.latin : $0.latin })
        for row in 0..<t.rowCount {
            let (first, last) = (t.text("f", row), t.text("l", row))
            #expect(given[first] != nil && family.contains(last), "\(first) \(last)")
            #expect(t.text("n", row) == (country.familyNameFirst ? "\(last) \(first)" : "\(first) \(last)"))
            let local = t.text("e", row).prefix { $0 != "@" }
            #expect(local.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == UInt8(ascii: ".") }, "\(local)")
            if country == .germany, first.utf8.allSatisfy({ $0 < 0x80 && $0 != UInt8(ascii: "-") }) {
                #expect(local.hasPrefix(first.lowercased() + "."), "\(first): \(local)")
            }
        }
        #expect(Set(t.texts("n")).count > 300)
    }

    @Test("All columns of a place agree", arguments: Country.allCases)
    func places(_ country: Country) throws {
        let argument = "locale: \(country.locale)"
        let t = try Self.grow(Self.columns(Self.places, argument) + "\nrc: {state: {\(argument), form: code}}")
        let isNative = country == .japan
        let list = country.places
        for row in 0..<t.rowCount {
            let (city, code) = (t.text("c", row), t.word("rc", row) ?? "")
            let place = list.places.first { (isNative ? $0.native : $0.name) == city && $0.region == code }
            let region = list.region(code)
            #expect(t.word("r", row) == (isNative ? region?.native : region?.name))
            let postcode = t.text("z", row)
            #expect(country.postcodeForm.matches(postcode), "\(postcode)")
            #expect(
                place?.postcodePrefixes.contains { prefix in
                    country == .netherlands || country == .unitedKingdom
                        ? postcode.hasPrefix(prefix) : postcode.filter { $0 != "-" }.hasPrefix(prefix)
                } == true, "\(city), \(code): \(postcode)")
            let address = t.text("a", row)
            for part in [t.text("s", row), city, postcode] { #expect(address.contains(part), "\(address): \(part)") }
            #expect(address.contains("\n") && !address.contains("{"), "\(address)")
            let phone = t.text("p", row)
            let range = country.phones.ranges.first { $0.contains(phone) }
            let hasLocal = country.phones.ranges.contains { $0.kind == .landline && $0.region == code }
            #expect(range != nil && (!hasLocal || range?.region == code), "\(code): \(phone)")
            #expect(t.word("k", row) == country.nativeName)
        }
        #expect(Set(t.texts("c")).count > 30)
    }

    @Test("Japanese in both scripts, and of one person and place")
    func scripts() throws {
        let t = try Self.grow(
            """
            n: {name: {locale: ja_JP}}
            nl: {name: {locale: ja_JP, script: latin}}
            c: {city: {locale: JP}}
            cl: {city: {locale: JP, script: latin}}
            rl: {state: {locale: ja_JP, script: latin}}
            a: {address: {locale: ja_JP}}
            al: {address: {locale: ja_JP, script: latin}}
            k: {country: {locale: ja_JP, script: latin}}
            kc: {country: {locale: ja_JP, form: code}}
            """)
        let (names, list) = (Country.japan.names, Country.japan.places)
        for row in 0..<t.rowCount {
            let (native, latin) = (
                t.text("n", row).split(separator: " "), t.text("nl", row).split(separator: " ")
            )
            #expect(native.count == 2 && latin.count == 2)
            #expect(names.family.contains { $0.native ?? "" == native[0] && $0.latin == latin[0] })
            #expect(names.given.contains { $0.native ?? "" == native[1] && $0.latin == latin[1] })
            #expect(list.places.contains { $0.native == t.text("c", row) && $0.name == t.text("cl", row) })
            #expect(t.text("a", row).hasPrefix("〒") && t.text("a", row).contains(t.text("c", row)))
            #expect(
                t.text("al", row).contains(t.text("cl", row)) && t.text("al", row).contains(t.word("rl", row) ?? "?"))
            #expect(t.text("al", row).utf8.allSatisfy { $0 < 0x80 })
            #expect(t.word("k", row) == "Japan" && t.word("kc", row) == "JP")
        }
        // Indian names are in Latin letters, unless asked for and known.
        let indian = try Self.grow(
            "n: {name: {locale: en_IN}}\nd: {name: {locale: en_IN, script: native}}\n"
                + "f: {first_name: {locale: en_IN, script: native}}\nl: {last_name: {locale: en_IN, script: native}}")
        #expect(indian.texts("n").allSatisfy { $0.utf8.allSatisfy { $0 < 0x80 } })
        #expect(indian.texts("d").contains { $0.unicodeScalars.allSatisfy { $0 == " " || $0.value >= 0x900 } })
        for row in 0..<indian.rowCount {
            #expect(indian.text("d", row) == indian.text("f", row) + " " + indian.text("l", row))
        }
    }

    @Test("The recipe's locale is that of every column that names none")
    func recipeLocale() throws {
        let plain = Self.persons + "\n" + Self.places
        let told = try Self.grow(
            Self.columns(Self.persons, "locale: fr_FR") + "\n" + Self.columns(Self.places, "locale: FR"))
        for locale in ["fr_FR", "FR"] {
            let t = try Self.grow(plain, ["locale": locale])
            for column in ["n", "f", "l", "e", "s", "c", "z", "p", "a"] {
                #expect(t.texts(column) == told.texts(column), "\(column)")
            }
            for column in ["r", "k"] { #expect(t.wholes(column) == told.wholes(column)) }
        }
        let said = try CustomRecipeText.grow(CustomRecipeText.table("n: name", parameters: "locale: fr_FR"))["t"]
        #expect(said.text("n", 0) == told.text("n", 0))
        let mixed = try Self.grow("n: name\nm: {name: {person: other, locale: ja_JP}}", ["locale": "fr_FR"])
        #expect(mixed.texts("n") == told.texts("n"))
        #expect(mixed.texts("m").allSatisfy { $0.utf8.count > $0.count })
        let error = #expect(throws: DocumentError.self) {
            try CustomRecipeText.plan(CustomRecipeText.table("n: name"), ["locale": "fr_FE"])
        }
        #expect(error?.path == "locale" && "\(String(describing: error?.hint))".contains("fr_FR"))
    }

    @Test("Without a locale nothing changes, however the person is named")
    func plain() throws {
        let t = try Self.grow(
            "a: {name: contact}\nb: {name: {person: contact}}\nc: {city: home}\nd: {city: {place: home}}\ne: {street: {place: home}}"
        )
        #expect(t.texts("a") == t.texts("b") && t.texts("c") == t.texts("d"))
        let usual = try Self.grow("n: name")
        #expect(usual.texts("n") != t.texts("a"))
    }

    @Test("Addresses of e-mail are unique where that is asked for", arguments: ["de_DE", "ja_JP", "BR"])
    func unique(_ locale: String) throws {
        let t = try Self.grow("e: {email: {locale: \(locale)}, unique: true}", rows: 20_000)
        #expect(Set(t.texts("e")).count == 20_000)
    }

    @Test("Batches and single rows give the same cells", arguments: Country.allCases)
    func determinism(_ country: Country) throws {
        let text = CustomRecipeText.table(Self.persons + "\n" + Self.places, rows: "300")
        let model = try CustomRecipeText.plan(text, ["locale": country.locale])
        let whole = CustomDeterminismTests.rows(model, batch: 1_024)
        #expect(CustomDeterminismTests.rows(model, batch: 1) == whole)
        #expect(CustomDeterminismTests.rows(model, batch: 77) == whole)
        let other = try CustomRecipeText.plan(text, seed: 43, ["locale": country.locale])
        #expect(CustomDeterminismTests.rows(other, batch: 1_024) != whole)
    }
}
