internal import LoamBytes
internal import LoamRandom
internal import LoamVocabulary

/// Names of people with their real-life frequencies, as they are written and as they stand in addresses.
struct PersonNames: Sendable {
    /// Female first names, male first names, last names, one after the other.
    let written: WordList
    let inAddresses: WordList
    let domains: WordList
    private let female: AliasTable
    private let male: AliasTable
    private let lastNames: AliasTable
    private let domainTable: AliasTable
    private let maleStart: Int
    private let lastStart: Int

    init() {
        let all = FirstNames.female.words + FirstNames.male.words + LastNames.all.words
        written = WordList(all)
        inAddresses = WordList(all.map { $0.lowercased().filter(\.isLetter) })
        domains = WordList(EmailDomains.all.words)
        female = AliasTable(weights: FirstNames.female.weights)
        male = AliasTable(weights: FirstNames.male.weights)
        lastNames = AliasTable(weights: LastNames.all.weights)
        domainTable = AliasTable(weights: EmailDomains.all.weights)
        maleStart = FirstNames.female.words.count
        lastStart = maleStart + FirstNames.male.words.count
    }

    /// The longest first and last name together, with a blank.
    var maximumWidth: Int { 2 * written.maximumWidth + 1 }

    /// A first name, as an index into the lists.
    @inline(__always)
    func first(_ gender: UInt64, _ draw: UInt64) -> Int {
        gender >> 63 == 0 ? female.sample(draw) : maleStart + male.sample(draw)
    }

    @inline(__always)
    func last(_ draw: UInt64) -> Int { lastStart + lastNames.sample(draw) }

    @inline(__always)
    func domain(_ draw: UInt64) -> Int { domainTable.sample(draw) }
}

/// Cities with their states and area codes, by index into `Cities.all`.
struct Places {
    let cities: WordList
    let areaCodes: WordList
    private let states: [Int32]
    /// First area code of each city, and the end of the last.
    private let codeEdges: [Int]

    init() {
        let places = Cities.all
        let codes = States.all.map(\.code)
        cities = WordList(places.map(\.name))
        areaCodes = WordList(places.flatMap(\.areaCodes))
        states = places.map { place in Int32(codes.firstIndex(of: place.state) ?? 0) }
        codeEdges = places.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.areaCodes.count) }
    }

    /// The state of a city, as an index into `States.all`.
    func state(_ city: Int) -> Int32 { states[city] }

    /// One of a city's area codes.
    func areaCode(_ city: Int, _ draw: UInt64) -> Int {
        let start = codeEdges[city]
        return start + Int(draw.scaled(below: UInt64(codeEdges[city + 1] - start)))
    }
}
