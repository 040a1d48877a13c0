public import LoamBytes
public import LoamRandom
public import LoamVocabulary

/// Addresses of one country in its own form: towns by population, with the region and postcodes that they have.
///
/// What an address is follows from draws. Streets and numbers are made up, postcodes begin as those of the town do.
public struct CountryAddresses: Sendable {
    public let country: Country
    @usableFromInline let cities, citiesNative: WordList
    @usableFromInline let regions, regionsNative, regionCodes: WordList
    @usableFromInline let regionOfPlace: [Int32]
    @usableFromInline let placeTable: AliasTable
    /// In hundred-thousandths of a degree.
    private let latitudes, longitudes: [Int32]
    let streets: StreetForm
    let postcodes: PostcodeBook

    /// How far from the middle of its town an address is at most, in hundred-thousandths of a degree: some two kilometres.
    private static let radius: UInt64 = 2_000

    public init(_ country: Country) {
        let all = country.places
        self.country = country
        cities = WordList(all.places.map(\.name))
        citiesNative = WordList(all.places.map { $0.native ?? $0.name })
        regions = WordList(all.regions.map(\.name))
        regionsNative = WordList(all.regions.map { $0.native ?? $0.name })
        regionCodes = WordList(all.regions.map(\.code))
        let places = Dictionary(all.regions.enumerated().map { ($1.code, Int32($0)) }) { first, _ in first }
        regionOfPlace = all.places.map { places[$0.region] ?? 0 }
        placeTable = AliasTable(weights: all.places.map { Double($0.weight) })
        latitudes = all.places.map { Int32(($0.latitude * 100_000).rounded()) }
        longitudes = all.places.map { Int32(($0.longitude * 100_000).rounded()) }
        streets = StreetForm(country)
        postcodes = PostcodeBook(country, all.places)
    }

    /// A town, as a place in the list: by population.
    @inlinable @inline(__always)
    public func place(_ draw: UInt64) -> Int { placeTable.sample(draw) }

    /// The region of a town, as a place in the country's regions.
    @inlinable @inline(__always)
    public func region(_ place: Int) -> Int { regionOfPlace.withUnsafeBufferPointer { Int($0[place]) } }

    /// In degrees, with five decimals.
    public func latitude(_ place: Int, _ draw: UInt64) -> Double {
        Self.degrees(latitudes.withUnsafeBufferPointer { $0[place] }, draw)
    }

    /// In degrees, with five decimals.
    public func longitude(_ place: Int, _ draw: UInt64) -> Double {
        Self.degrees(longitudes.withUnsafeBufferPointer { $0[place] }, draw.byteSwapped)
    }

    private static func degrees(_ middle: Int32, _ draw: UInt64) -> Double {
        Double(Int(middle) - Int(radius) + Int(draw.scaled(below: 2 * radius + 1))) / 100_000
    }
}
