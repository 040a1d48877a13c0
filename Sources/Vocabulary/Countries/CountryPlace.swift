/// A town.
public struct CountryPlace: Sendable, Equatable {
    /// The name in Latin letters, as the country writes it.
    public let name: String
    /// In kanji for Japan; nil otherwise.
    public let native: String?
    /// The code of its region, one of `CountryPlaces.regions`.
    public let region: String
    /// Its population in thousands: the weight with which people live there.
    public let weight: Int
    /// In degrees, to a hundredth.
    public let latitude: Double
    public let longitude: Double
    /// How its postcodes begin. `PostcodeForm` completes them.
    public let postcodePrefixes: [String]
}
