import LoamVocabulary
import Testing

@Suite("Telephone numbers of ten countries")
struct CountryPhoneTests {
    /// The ranges kept for fiction, as the numbering authorities state them, without spaces.
    static let fiction: [Country: [String]] = [
        .unitedKingdom: [
            "0207946 0", "0113496 0", "0114496 0", "0115496 0", "0116496 0", "0117496 0", "0118496 0", "0121496 0",
            "0131496 0",
            "0141496 0", "0151496 0", "0161496 0", "0191498 0", "01632960", "028964 96", "0292018 0", "07700900",
        ],
        .germany: ["03023125", "06990009", "04066969", "02214710", "08999998", "017139200"],
        .france: ["019900", "026191", "035301", "046571", "053649", "063998"],
    ]

    @Test("Numbers are of their ranges", arguments: Country.allCases)
    func numbers(_ country: Country) {
        let phones = country.phones
        #expect(!phones.ranges.isEmpty && !phones.countryCode.isEmpty)
        #expect(Set(phones.ranges.map(\.pattern)).count == phones.ranges.count)
        for range in phones.ranges {
            var drawn = 3
            let number = range.complete { bound in
                drawn += 7
                return drawn % bound
            }
            #expect(range.contains(number) && !number.contains("#"), "\(number)")
            #expect(range.region.map { country.places.region($0) != nil } ?? true, "\(range.pattern)")
            #expect(number.hasPrefix(phones.trunkPrefix) || country == .brazil, "\(number)")
        }
    }

    @Test("Ranges for fiction are the stated ones")
    func statedRanges() {
        for country in Country.allCases {
            let isStated = country == .unitedStates || Self.fiction[country] != nil
            #expect(country.phones.ranges.allSatisfy { $0.isForFiction == isStated }, "\(country)")
        }
        for (country, beginnings) in Self.fiction {
            for range in country.phones.ranges {
                let digits = range.pattern.filter { $0 != " " }
                #expect(beginnings.contains { digits.hasPrefix($0.filter { $0 != " " }) }, "\(range.pattern)")
            }
        }
        #expect(Country.unitedStates.phones.ranges.allSatisfy { $0.pattern.hasSuffix(" 555-01##") })
    }
}
