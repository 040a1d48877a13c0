/// A family name and how many people have it.
public struct FamilyName: Sendable, Equatable {
    /// In Latin letters, as people write it, with its particles: `van den Berg`.
    public let latin: String
    /// In the country's own script: kanji for Japan, Devanagari for some names of India; nil otherwise.
    public let native: String?
    /// Parts of a million.
    public let weight: Int
}
