internal import LoamVocabulary
internal import LoamWorlds

/// What people of each country write in: mostly its first language, some English, and few another of the languages that have words.
struct MessageLanguages: Sendable {
    static let enumeration = Enumeration(MessageWords.languages)

    /// By country, the languages of 256 threads.
    private let choices: [UInt8]
    /// By country: its first language.
    private let first: [UInt8]

    init() {
        choices = Country.allCases.flatMap { country in
            let counts = Apportionment.largestRemainder(
                256, by: MessageWords.languages.map { Self.weight($0, country) })
            return counts.indices.flatMap { [UInt8](repeating: UInt8($0), count: counts[$0]) }
        }
        first = Country.allCases.map { UInt8(MessageWords.languages.firstIndex(of: $0.languages[0]) ?? 0) }
    }

    /// The language of two people by their countries: English where they have no other in common.
    @inline(__always)
    func language(_ country: Int, _ other: Int, _ draw: UInt64) -> UInt8 {
        first[country] == first[other] ? choices[country &* 256 &+ Int(draw >> 56)] : 0
    }

    private static func weight(_ language: String, _ country: Country) -> Double {
        if country == .india { return ["en": 52, "hi": 45][language, default: 0.3] }
        switch language {
        case country.languages[0]: return country == .netherlands ? 82 : 89
        case "en": return country == .netherlands ? 12 : 6
        // People who came from elsewhere.
        case "zh", "ar", "ru": return 1.4
        default: return 0.2
        }
    }
}
