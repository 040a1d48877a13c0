/// A given name and how often it is given.
public struct GivenName: Sendable, Equatable {
    /// In Latin letters, as people write it; for Japan the reading, without marks for long vowels.
    public let latin: String
    /// In the country's own script: kanji for Japan, Devanagari for some names of India; nil otherwise.
    public let native: String?
    public let gender: NameGender
    /// Parts of a million of all given names of the country. Rare names are missing, so the sum is smaller where many are.
    public let weight: Int
    /// Above zero: more common among people born late; below: among those born early; from -3 to 3. In the United States each step is
    /// twice as common by the census; elsewhere -2, 0 and 2 mark names of three generations, and all other names have zero. Japan and
    /// India have none.
    public let tilt: Int
}
