import LoamVocabulary
import Testing

@Suite("Places of ten countries")
struct CountryPlaceTests {
    @Test("Enough towns, none twice, the largest first, each in a region", arguments: Country.allCases)
    func towns(_ country: Country) {
        let list = country.places
        #expect(list.places.count >= 200)
        #expect(Set(list.places.map { $0.name + "|" + $0.region + ($0.native ?? "") }).count == list.places.count)
        #expect(Set(list.regions.map(\.code)).count == list.regions.count)
        #expect(zip(list.places, list.places.dropFirst()).allSatisfy { $0.weight >= $1.weight })
        for place in list.places {
            #expect(place.weight > 0 && list.region(place.region) != nil, "\(place.name)")
            #expect((-90...90).contains(place.latitude) && (-180...180).contains(place.longitude), "\(place.name)")
            #expect((place.native != nil) == (country == .japan), "\(place.name)")
        }
    }

    @Test("Every postcode has the country's form and is its region's", arguments: Country.allCases)
    func postcodes(_ country: Country) {
        let form = country.postcodeForm
        for place in country.places.places {
            let regional = country.places.region(place.region)?.postcodePrefixes ?? []
            #expect(!place.postcodePrefixes.isEmpty, "\(place.name)")
            for prefix in place.postcodePrefixes {
                var drawn = 0
                let postcode = form.complete(prefix) { bound in
                    drawn += 7
                    return drawn % bound
                }
                #expect(form.matches(postcode), "\(place.name) \(postcode)")
                #expect(regional.contains { postcode.hasPrefix($0) }, "\(place.name) \(postcode)")
            }
        }
    }

    /// What is known of the plans apart from the lists: how all postcodes of a region begin.
    static let plans: [(Country, [String: [String]])] = [
        (
            .germany,
            [
                "BE": ["10", "12", "13", "14"], "HH": ["20", "21", "22"], "HB": ["27", "28"], "SN": ["0"],
                "TH": ["0", "3", "9"],
                "SL": ["66"], "SH": ["2"], "MV": ["1", "23"], "BY": ["6", "8", "9"], "BW": ["6", "7", "8", "97"],
                "NW": ["3", "4", "5"], "RP": ["5", "6", "7"], "HE": ["3", "5", "6"], "NI": ["2", "3", "4"],
            ]
        ),
        (
            .italy,
            [
                "RM": ["00"], "MI": ["20"], "NA": ["80"], "TO": ["10"], "PA": ["90"], "GE": ["16"], "FI": ["50"],
                "BA": ["70"],
            ]
        ),
        (
            .netherlands,
            ["NH": ["1", "20", "21"], "FL": ["13", "38", "82", "83"], "GR": ["9"], "ZE": ["4"], "LI": ["5", "6"]]
        ),
        (.japan, ["01": ["0"], "13": ["1", "20"], "14": ["2"], "26": ["6"], "27": ["5"], "40": ["8"], "47": ["90"]]),
        (
            .india,
            [
                "DL": ["11"], "HR": ["12", "13"], "PB": ["14", "15"], "UP": ["2"], "RJ": ["3"],
                "GJ": ["36", "37", "38", "39"],
                "MH": ["4"], "TS": ["50"], "KA": ["56", "57", "58", "59"], "TN": ["6"], "KL": ["67", "68", "69"],
                "WB": ["7"],
                "BR": ["8"],
            ]
        ),
        (
            .brazil,
            [
                "SP": ["0", "1"], "RJ": ["2"], "ES": ["29"], "MG": ["3"], "BA": ["4"], "SE": ["49"], "PE": ["5"],
                "CE": ["6"],
                "DF": ["7"], "GO": ["7"], "PR": ["8"], "SC": ["8"], "RS": ["9"], "AM": ["69"],
            ]
        ),
        (.unitedKingdom, ["NIR": ["BT"], "WLS": ["CF", "LD", "LL", "NP", "SA", "SY", "CH"]]),
    ]

    @Test("Prefixes agree with the plans of the posts", arguments: plans)
    func agreement(_ country: Country, _ plan: [String: [String]]) {
        #expect(Set(plan.keys).isSubset(of: country.places.regions.map(\.code)))
        for place in country.places.places {
            guard let beginnings = plan[place.region] else { continue }
            for prefix in place.postcodePrefixes {
                #expect(beginnings.contains { prefix.hasPrefix($0) }, "\(place.name), \(place.region): \(prefix)")
            }
        }
    }

    @Test(
        "French codes begin with the department, Spanish ones with the number of the province, American ones as the state's"
    )
    func numbers() {
        for place in Country.france.places.places {
            #expect(place.postcodePrefixes.allSatisfy { $0.hasPrefix(place.region) }, "\(place.name)")
        }
        let provinces = """
            VI AB A AL AV BA PM B BU CC CA CS CR CO C CU GI GR GU SS H HU J LE L LO LU M MA MU NA OR O P GC PO SA TF S SG SE SO T TE
            TO V VA BI ZA Z CE ML
            """.split { $0 == " " || $0 == "\n" }.map(String.init)
        for place in Country.spain.places.places {
            guard let number = provinces.firstIndex(of: place.region) else {
                Issue.record("\(place.region)")
                continue
            }
            #expect(place.postcodePrefixes.allSatisfy { Int($0.prefix(2)) == number + 1 }, "\(place.name)")
        }
        // The ranges are of the states' main blocks, which some towns are outside of.
        for place in Country.unitedStates.places.places where !["DC", "OK", "TX"].contains(place.region) {
            let range = ZipPrefixes.byState[place.region] ?? 0...0
            #expect(
                place.postcodePrefixes.allSatisfy { range.contains(Int($0) ?? -1) }, "\(place.name), \(place.region)")
        }
    }

    @Test("Addresses: every part has its place, words are the country's", arguments: Country.allCases)
    func addresses(_ country: Country) {
        let form = country.addressForm
        for lines in [form.lines, form.latinLines] {
            let text = lines.joined(separator: "\n")
            for part in ["{number}", "{postcode}", "{city}"] { #expect(text.contains(part), "\(part)") }
            #expect(text.contains("{street}") || text.contains("{district}"))
        }
        #expect(form.streetPatterns.allSatisfy { $0.contains("{word}") })
        #expect(
            Set(form.words).count == form.words.count && Set(form.streetPatterns).count == form.streetPatterns.count)
        #expect(form.districts.isEmpty == (country != .brazil))
        #expect(form.words.count >= 40 && form.words.count == form.latinWords.count && form.highNumber > 1)
        #expect(form.latinWords.allSatisfy { $0.unicodeScalars.allSatisfy { $0.value < 0x250 } })
        // A Japanese address begins with what is largest.
        let isLargestFirst = form.lines[0].contains("{postcode}")
        #expect(isLargestFirst == (country == .japan))
    }
}
