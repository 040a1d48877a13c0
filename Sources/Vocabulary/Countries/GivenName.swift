/// A given name and how often it is given.
public struct GivenName: Sendable, Equatable {
    /// In Latin letters, as people write it; for Japan the reading, without marks for long vowels.
    public let latin: String
    /// In the country's own script: kanji for Japan, Devanagari for some names of India; nil otherwise.
    public let native: String?
    public let gender: NameGender
    /// Parts of a million within the gender.
    public let weight: Int
    /// Above zero: more common among people born late; below: among those born early. Each step is twice as common; from -3 to 3.
    /// Zero where the data does not tell, which is everywhere but in the United States.
    public let tilt: Int
}
