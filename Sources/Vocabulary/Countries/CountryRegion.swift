/// A part of a country that its addresses or its postcodes name: a state of the United States, India or Brazil, a nation of the United
/// Kingdom, a state of Germany, a department of France, a province of Spain, Italy or the Netherlands, a prefecture of Japan.
public struct CountryRegion: Sendable, Equatable {
    /// The second half of its ISO 3166-2 code: `CA`, `BY`, `13`. France counts Corsica as one, `20`, as its postcodes do.
    public let code: String
    public let name: String
    /// In the country's own script: kanji for Japan; nil otherwise.
    public let native: String?
    /// How the postcodes of the region begin. A prefix belongs to one region: the one that most of its postcodes are in.
    public let postcodePrefixes: [String]
}
