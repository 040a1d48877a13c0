/// How a country writes an address. In braces is what is put in: `{street}`, `{number}`, `{postcode}`, `{city}`, `{region}` (the
/// name of the region), `{regionCode}`, `{district}`, and in the patterns of streets `{word}`.
public struct CountryAddressForm: Sendable, Equatable {
    /// The lines below the name, from the top. In Japan the large comes first: prefecture, town, district, numbers.
    public let lines: [String]
    /// The lines in Latin letters where they differ; otherwise the same.
    public let latinLines: [String]
    /// How a street's name is made of a word, from the most frequent pattern to the least; some patterns are whole names.
    public let streetPatterns: [String]
    /// What streets are named after, or parts of their names: from the country's language, none after a living person.
    public let words: [String]
    /// The same in Latin letters, one for one; the same list where the script is Latin.
    public let latinWords: [String]
    /// Parts of a town, for Brazil; in Japan, words are put in for `{district}`.
    public let districts: [String]
    /// House numbers start at 1; this one is high already. Japan has block numbers such as `3-12-7` instead.
    public let highNumber: Int

    /// Patterns and words are divided by commas or line ends, lines by line ends.
    init(
        lines: StaticString, latinLines: StaticString? = nil, patterns: StaticString, words: StaticString,
        latinWords: StaticString? = nil, districts: StaticString = "", highNumber: Int
    ) {
        self.lines = ListText.lines(lines, ListText.string)
        self.latinLines = ListText.lines(latinLines ?? lines, ListText.string)
        streetPatterns = ListText.entries(patterns)
        self.words = ListText.entries(words)
        self.latinWords = ListText.entries(latinWords ?? words)
        self.districts = ListText.entries(districts)
        self.highNumber = highNumber
    }
}

extension Country {
    public var addressForm: CountryAddressForm {
        switch self {
        case .unitedStates: AddressForms.unitedStates
        case .unitedKingdom: AddressForms.unitedKingdom
        case .germany: AddressForms.germany
        case .france: AddressForms.france
        case .spain: AddressForms.spain
        case .italy: AddressForms.italy
        case .netherlands: AddressForms.netherlands
        case .japan: AddressForms.japan
        case .india: AddressForms.india
        case .brazil: AddressForms.brazil
        }
    }
}
