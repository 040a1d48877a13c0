import LoamBytes
import LoamColumns
import LoamRandom
import LoamVocabulary
import LoamWorlds
import Testing

/// Names, addresses and telephones of ten countries as kernels write them.
@Suite("People of countries")
struct CountryPeopleTests {
    /// The texts that a kernel writes for some rows.
    private static func texts(
        _ rows: Int, width: Int, _ append: (Int, inout TextWriter) -> Void
    ) -> [String] {
        let column = Column(.utf8, nullable: false, capacity: rows)
        var text = TextWriter(column, rows: rows, maximumWidth: width)
        for row in 0..<rows {
            append(row, &text)
            text.endRow()
        }
        text.finish()
        return (0..<rows).map { String(decoding: column.textBytes($0), as: UTF8.self) }
    }

    private static func stream(_ purpose: String) -> RandomStream {
        RandomStream(seed: 42, model: "test", table: "people", column: "name", purpose: purpose)
    }

    @Test("Names are those of the country and gender", arguments: Country.allCases)
    func names(_ country: Country) {
        let people = CountryPeople(country)
        let (given, family) = (Self.stream("given"), Self.stream("family"))
        for row in 0..<2_000 {
            let isFemale = row % 2 == 0
            let name = country.names.given[
                people.given(isFemale: isFemale, birthYear: 1930 + row % 80, given.draw(row))]
            #expect(name.gender == .both || (name.gender == .female) == isFemale, "\(name)")
        }
        let rows = 500
        let texts = Self.texts(rows, width: people.fullNameWidth) { row, out in
            people.appendFullName(
                given: people.given(isFemale: row % 2 == 0, birthYear: 1980, given.draw(row)), middle: -1,
                family: people.family(family.draw(row)), to: &out)
        }
        #expect(texts.allSatisfy { $0.contains(" ") && $0.utf8.count <= people.fullNameWidth })
        // The most frequent family name comes about as often as its weight says.
        let most = country.names.family[0]
        let count = (0..<20_000).count { people.family(family.draw($0)) == 0 }
        let all = country.names.family.reduce(0) { $0 + $1.weight }
        let expected = Double(most.weight) / Double(all) * 20_000
        #expect((Double(count) - expected).magnitude < 5 * expected.squareRoot() + 5)
    }

    @Test("Old names are more frequent among those born early", arguments: [Country.unitedStates, .germany, .france])
    func generations(_ country: Country) {
        let people = CountryPeople(country)
        let draws = Self.stream("generation")
        func tilt(_ year: Int) -> Int {
            (0..<20_000).reduce(0) {
                $0 + country.names.given[people.given(isFemale: true, birthYear: year, draws.draw($1))].tilt
            }
        }
        #expect(tilt(1940) < tilt(1970))
        #expect(tilt(1970) < tilt(2000))
    }

    @Test("Japanese names have the family name first, in both scripts")
    func order() {
        let people = CountryPeople(.japan)
        let (given, family) = (0, 0)
        let latin = Self.texts(1, width: people.fullNameWidth) { _, out in
            people.appendFullName(given: given, middle: -1, family: family, to: &out)
        }
        #expect(latin[0].hasPrefix(Country.japan.names.family[0].latin + " "))
        let native = Self.texts(1, width: people.fullNameWidth) { _, out in
            people.appendFullNameNative(given: given, family: family, to: &out)
        }
        #expect(native[0].hasPrefix(Country.japan.names.family[0].native ?? "?"))
    }

    @Test("E-mail addresses have ASCII alone", arguments: Country.allCases)
    func emails(_ country: Country) {
        let people = CountryPeople(country)
        let names = country.names
        let count = max(names.given.count, names.family.count)
        let texts = Self.texts(count, width: people.emailLocalWidth) { row, out in
            people.appendEmailLocal(
                given: row % names.given.count, family: row % names.family.count, number: row, to: &out)
        }
        for text in texts {
            let isPlain = text.utf8.allSatisfy {
                ($0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z"))
                    || ($0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9"))
                    || $0 == UInt8(ascii: ".")
            }
            #expect(isPlain && text.utf8.count <= people.emailLocalWidth, "\(text)")
        }
    }

    @Test("Postcodes have the country's form and begin as those of their town", arguments: Country.allCases)
    func postcodes(_ country: Country) {
        let addresses = CountryAddresses(country)
        let draws = Self.stream("postcode")
        let places = country.places.places
        let texts = Self.texts(places.count * 5, width: addresses.postcodeWidth) { row, out in
            addresses.appendPostcode(row % places.count, draws.draw(row), to: &out)
        }
        for (row, text) in texts.enumerated() {
            let place = places[row % places.count]
            #expect(country.postcodeForm.matches(text), "\(text)")
            #expect(place.postcodePrefixes.contains { text.hasPrefix($0) }, "\(text) of \(place.name)")
        }
    }

    @Test("Streets and towns fit their width; regions are those of the town", arguments: Country.allCases)
    func streets(_ country: Country) {
        let addresses = CountryAddresses(country)
        let (streets, numbers) = (Self.stream("street"), Self.stream("number"))
        for isNative in [false, true] {
            let texts = Self.texts(3_000, width: addresses.streetWidth) { row, out in
                if isNative {
                    addresses.appendStreetNative(streets.draw(row), number: numbers.draw(row), to: &out)
                } else {
                    addresses.appendStreet(streets.draw(row), number: numbers.draw(row), to: &out)
                }
            }
            #expect(texts.allSatisfy { !$0.contains("{") && $0.utf8.count <= addresses.streetWidth })
            #expect(texts.allSatisfy { text in text.contains { $0.isNumber } })
        }
        let places = country.places
        for (index, place) in places.places.enumerated() {
            #expect(places.regions[addresses.region(index)].code == place.region)
            #expect((addresses.latitude(index, streets.draw(index)) - place.latitude).magnitude < 0.021)
            #expect((addresses.longitude(index, streets.draw(index)) - place.longitude).magnitude < 0.021)
        }
    }

    @Test("The lines of an address have all parts, in both scripts", arguments: Country.allCases)
    func lines(_ country: Country) {
        let addresses = CountryAddresses(country)
        let (streets, numbers, codes) = (Self.stream("street"), Self.stream("number"), Self.stream("postcode"))
        for isNative in [false, true] {
            let lines = AddressLines(addresses, isNative: isNative)
            let form = isNative ? country.addressForm.lines : country.addressForm.latinLines
            let texts = Self.texts(1_000, width: lines.width) { row, out in
                lines.append(
                    place: row % country.places.places.count, street: streets.draw(row), number: numbers.draw(row),
                    postcode: codes.draw(row), to: &out)
            }
            let parts = Self.texts(1_000, width: addresses.streetWidth) { row, out in
                if isNative {
                    addresses.appendStreetNative(streets.draw(row), number: numbers.draw(row), to: &out)
                } else {
                    addresses.appendStreet(streets.draw(row), number: numbers.draw(row), to: &out)
                }
            }
            for (row, text) in texts.enumerated() {
                let place = country.places.places[row % country.places.places.count]
                #expect(text.utf8.count <= lines.width && !text.contains("{"), "\(text)")
                #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count == form.count, "\(text)")
                #expect(text.contains(parts[row]), "\(text): \(parts[row])")
                #expect(text.contains(isNative ? place.native ?? place.name : place.name), "\(text)")
            }
        }
    }

    @Test("An address of e-mail without a number")
    func withoutNumber() {
        let people = CountryPeople(.germany)
        let text = Self.texts(1, width: people.emailLocalWidth) { _, out in
            people.appendEmailLocal(given: 0, family: 0, number: -1, to: &out)
        }
        #expect(text[0].allSatisfy { $0.isLetter || $0 == "." })
    }

    @Test("Telephones are in ranges that nobody has", arguments: Country.allCases)
    func phones(_ country: Country) {
        let numbers = CountryPhoneNumbers(country)
        let draws = Self.stream("phone")
        let regions = country.places.regions
        let texts = Self.texts(2_000, width: numbers.width) { row, out in
            numbers.appendNumber(region: row % regions.count, isMobile: row % 2 == 0, draws.draw(row), to: &out)
        }
        for (row, text) in texts.enumerated() {
            let ranges = country.phones.ranges.filter { $0.contains(text) }
            #expect(ranges.count == 1, "\(text)")
            let own = country.phones.ranges.filter { $0.region == regions[row % regions.count].code }
            #expect(own.isEmpty || row % 2 == 0 || own.contains { $0.contains(text) }, "\(text)")
        }
        let abroad = Self.texts(100, width: numbers.width) { row, out in
            numbers.appendInternational(region: row % regions.count, isMobile: true, draws.draw(row), to: &out)
        }
        #expect(abroad.allSatisfy { $0.hasPrefix("+\(country.phones.countryCode) ") && !$0.contains("(") })
    }
}
