import LoamVocabulary
import Testing

@Suite("Names of ten countries")
struct CountryNameTests {
    @Test("Enough names, none twice, the most frequent first", arguments: Country.allCases)
    func lists(_ country: Country) {
        let names = country.names
        #expect(names.given.count >= 1_000)
        #expect(names.family.count >= 1_000)
        #expect(Set(names.given.map { "\($0.gender) \($0.latin) \($0.native ?? "")" }).count == names.given.count)
        #expect(Set(names.family.map { "\($0.latin) \($0.native ?? "")" }).count == names.family.count)
        #expect(names.given.allSatisfy { $0.weight > 0 } && names.family.allSatisfy { $0.weight > 0 })
        #expect(zip(names.given, names.given.dropFirst()).allSatisfy { $0.weight >= $1.weight })
        #expect(zip(names.family, names.family.dropFirst()).allSatisfy { $0.weight >= $1.weight })
    }

    @Test("Names for women and for men", arguments: Country.allCases)
    func genders(_ country: Country) {
        for gender in [NameGender.female, .male] {
            #expect(country.names.given.count { $0.gender == gender } >= 400, "\(gender)")
        }
        #expect(country.names.given.allSatisfy { (-3...3).contains($0.tilt) })
        let tells = ![Country.japan, .india].contains(country)
        for tilt in [-2, 2] { #expect(country.names.given.contains { $0.tilt == tilt } == tells) }
    }

    @Test("Letters of the right script", arguments: Country.allCases)
    func scripts(_ country: Country) {
        let latin = country.names.given.map(\.latin) + country.names.family.map(\.latin)
        let native = country.names.given.map(\.native) + country.names.family.map(\.native)
        for name in latin {
            #expect(name.unicodeScalars.allSatisfy(Self.isLatin), "\(name)")
            #expect(name.count > 1 && name.first != " " && name.last != " ", "\(name)")
        }
        switch country {
        case .japan:
            #expect(native.allSatisfy { $0?.unicodeScalars.allSatisfy(Self.isKanji) == true })
            #expect(latin.allSatisfy { $0.unicodeScalars.allSatisfy(\.isASCII) })
        case .india:
            #expect(native.compactMap { $0 }.count >= 200)
            #expect(
                native.compactMap { $0 }.allSatisfy {
                    $0.unicodeScalars.allSatisfy { (0x900...0x97F).contains($0.value) }
                })
        default:
            #expect(native.allSatisfy { $0 == nil })
        }
    }

    @Test("Names that everyone knows are near the top")
    func familiar() {
        let expected: [Country: (given: String, family: String)] = [
            .unitedStates: ("Mary", "Smith"), .unitedKingdom: ("John", "Jones"), .germany: ("Anna", "Müller"),
            .france: ("Marie", "Martin"), .spain: ("Juan", "García"), .italy: ("Giuseppe", "Rossi"),
            .netherlands: ("Jan", "de Jong"), .japan: ("Yoko", "Sato"), .india: ("Priya", "Sharma"),
            .brazil: ("Maria", "Silva"),
        ]
        for country in Country.allCases {
            #expect(country.names.given.prefix(60).contains { $0.latin == expected[country]?.given }, "\(country)")
            #expect(country.names.family.prefix(60).contains { $0.latin == expected[country]?.family }, "\(country)")
        }
        #expect(Country.japan.names.family.first { $0.native == "佐藤" }?.latin == "Sato")
        for (country, old, young) in [(Country.unitedStates, "Gertrude", "Olivia"), (.germany, "Helga", "Mia")] {
            #expect(country.names.given.first { $0.latin == old }?.tilt ?? 0 < 0)
            #expect(country.names.given.first { $0.latin == young }?.tilt ?? 0 > 0)
        }
    }

    @Test("Codes, currencies and the order of names")
    func facts() {
        #expect(Country.allCases.map(\.code) == ["US", "GB", "DE", "FR", "ES", "IT", "NL", "JP", "IN", "BR"])
        #expect(Country.germany.locale == "de_DE" && Country.brazil.locale == "pt_BR")
        #expect(Country.japan.currency == "JPY" && Country.japan.currencyExponent == 0)
        #expect(Country.allCases.filter(\.familyNameFirst) == [.japan])
        for country in Country.allCases {
            #expect(
                country.currency.count == 3 && country.salary.median > 0 && (0.3...1).contains(country.salary.spread))
        }
    }

    private static func isLatin(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F, 0x20, 0x27, 0x2D: true
        default: false
        }
    }

    private static func isKanji(_ scalar: Unicode.Scalar) -> Bool {
        (0x4E00...0x9FFF).contains(scalar.value) || scalar == "々" || scalar == "ヶ"
    }
}
