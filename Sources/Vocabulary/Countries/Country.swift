/// A country that Loam has words for. docs/vocabulary.md says where each list comes from and what is only an approximation.
public enum Country: String, CaseIterable, Sendable {
    case unitedStates = "US"
    case unitedKingdom = "GB"
    case germany = "DE"
    case france = "FR"
    case spain = "ES"
    case italy = "IT"
    case netherlands = "NL"
    case japan = "JP"
    case india = "IN"
    case brazil = "BR"

    /// Two capital letters, by ISO 3166-1.
    public var code: String { rawValue }

    /// The English name.
    public var name: String { facts.name }

    /// The name in the country's first language.
    public var nativeName: String { facts.nativeName }

    /// Language and country as in `de_DE`.
    public var locale: String { languages[0] + "_" + code }

    /// Codes of the languages that its offices use, by ISO 639-1; the first is the one of the names and streets here.
    public var languages: [String] { facts.languages }

    /// Three capital letters, by ISO 4217.
    public var currency: String { facts.currency }

    /// How many decimals an amount has: two, or none for the yen.
    public var currencyExponent: Int { self == .japan ? 0 : 2 }

    /// Whether the family name comes before the given name. In Latin letters, Japanese names here keep this order, too.
    public var familyNameFirst: Bool { self == .japan }

    private var facts: (name: String, nativeName: String, languages: [String], currency: String) {
        switch self {
        case .unitedStates: ("United States", "United States", ["en"], "USD")
        case .unitedKingdom: ("United Kingdom", "United Kingdom", ["en"], "GBP")
        case .germany: ("Germany", "Deutschland", ["de"], "EUR")
        case .france: ("France", "France", ["fr"], "EUR")
        case .spain: ("Spain", "España", ["es", "ca", "gl", "eu"], "EUR")
        case .italy: ("Italy", "Italia", ["it"], "EUR")
        case .netherlands: ("Netherlands", "Nederland", ["nl"], "EUR")
        case .japan: ("Japan", "日本", ["ja"], "JPY")
        case .india: ("India", "India", ["en", "hi"], "INR")
        case .brazil: ("Brazil", "Brasil", ["pt"], "BRL")
        }
    }
}
