public import LoamBytes
public import LoamRandom
internal import LoamVocabulary

/// Names of people with their real-life frequencies, as they are written and as they stand in addresses.
public struct PersonNames: Sendable {
    /// Female first names, male first names, last names, one after the other.
    public let written: WordList
    public let inAddresses: WordList
    public let domains: WordList
    @usableFromInline let female: AliasTable
    @usableFromInline let male: AliasTable
    @usableFromInline let lastNames: AliasTable
    @usableFromInline let domainTable: AliasTable
    @usableFromInline let maleStart: Int
    @usableFromInline let lastStart: Int

    public init() {
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
    public var maximumWidth: Int { 2 * written.maximumWidth + 1 }

    /// A first name, as an index into the lists.
    @inlinable @inline(__always)
    public func first(_ gender: UInt64, _ draw: UInt64) -> Int {
        gender >> 63 == 0 ? female.sample(draw) : maleStart + male.sample(draw)
    }

    @inlinable @inline(__always)
    public func last(_ draw: UInt64) -> Int { lastStart + lastNames.sample(draw) }

    @inlinable @inline(__always)
    public func domain(_ draw: UInt64) -> Int { domainTable.sample(draw) }
}
