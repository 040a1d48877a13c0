public import LoamBytes
public import LoamRandom
public import LoamVocabulary

/// Names of the people of one country with their real frequency: given names by gender and generation, family names.
///
/// Names are places in the country's lists; what a person is called is a function of draws. 5 to 10 ns a draw, no allocation. Planning
/// reads the country's lists, in a millisecond or two.
public struct CountryPeople: Sendable {
    public let country: Country
    @usableFromInline let given, givenNative, givenASCII: WordList
    @usableFromInline let family, familyNative, familyASCII: WordList
    /// By gender (female first) and generation.
    @usableFromInline let givenTables: [AliasTable]
    @usableFromInline let familyTable: AliasTable
    @usableFromInline let familyFirst: Bool
    /// Whether some names are written in another script than the Latin one.
    public let hasNativeScript: Bool

    /// Those born before 1950, 1965, 1980 and 1995, and later.
    @usableFromInline static let generations = 5

    public init(_ country: Country) {
        let names = country.names
        self.country = country
        given = WordList(names.given.map(\.latin))
        givenNative = WordList(names.given.map { $0.native ?? $0.latin })
        givenASCII = WordList(names.given.map { AddressLetters.letters(of: $0.latin, country) })
        family = WordList(names.family.map(\.latin))
        familyNative = WordList(names.family.map { $0.native ?? $0.latin })
        familyASCII = WordList(names.family.map { AddressLetters.letters(of: $0.latin, country) })
        familyTable = AliasTable(weights: names.family.map { Double($0.weight) })
        familyFirst = country.familyNameFirst
        hasNativeScript = names.family.contains { $0.native != nil }
        givenTables = [NameGender.female, .male].flatMap { gender in
            (0..<Self.generations).map { generation in
                // From -1 for the earliest generation to 1 for the latest.
                let time = Double(generation) * 2 / Double(Self.generations - 1) - 1
                return AliasTable(
                    weights: names.given.map { name in
                        guard name.gender == gender || name.gender == .both else { return 0 }
                        return Double(name.weight) * ExactMath.exp(Double(name.tilt) * time * 0.693147)
                    })
            }
        }
    }

    /// A given name, as a place in the list: of the gender, and as frequent as among those born in a year.
    @inlinable @inline(__always)
    public func given(isFemale: Bool, birthYear: Int, _ draw: UInt64) -> Int {
        var generation = 0
        // Four comparisons without branches: years of neighbours are no pattern.
        generation &+= birthYear >= 1950 ? 1 : 0
        generation &+= birthYear >= 1965 ? 1 : 0
        generation &+= birthYear >= 1980 ? 1 : 0
        generation &+= birthYear >= 1995 ? 1 : 0
        return givenTables.withUnsafeBufferPointer { $0[(isFemale ? 0 : Self.generations) &+ generation].sample(draw) }
    }

    /// A family name, as a place in the list.
    @inlinable @inline(__always)
    public func family(_ draw: UInt64) -> Int { familyTable.sample(draw) }

    /// The Latin letters of a name, valid as long as this struct is.
    public func givenBytes(_ given: Int) -> UnsafeRawBufferPointer { self.given.bytes(given) }
    public func familyBytes(_ family: Int) -> UnsafeRawBufferPointer { self.family.bytes(family) }
}
