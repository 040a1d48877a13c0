/// The regions and the largest towns of a country.
public struct CountryPlaces: Sendable {
    /// In the order of their codes.
    public let regions: [CountryRegion]
    /// From the largest to the smallest; name and region together are unique.
    public let places: [CountryPlace]

    /// Reads `CA,California,,900 901` and `3821,Los Angeles,,CA,3405,-11824,900 901`.
    init(regions: StaticString, places: StaticString) {
        self.regions = ListFields.lines(regions) { fields in
            CountryRegion(
                code: fields.text(0), name: fields.text(1), native: fields.textOrNil(2),
                postcodePrefixes: fields.words(3))
        }
        self.places = ListFields.lines(places) { fields in
            CountryPlace(
                name: fields.text(1), native: fields.textOrNil(2), region: fields.text(3), weight: fields.number(0),
                latitude: Double(fields.number(4)) / 100, longitude: Double(fields.number(5)) / 100,
                postcodePrefixes: fields.words(6))
        }
    }

    /// The region with this code, or nil.
    public func region(_ code: String) -> CountryRegion? { regions.first { $0.code == code } }
}

extension Country {
    /// The regions and towns of the country; read at the first use.
    public var places: CountryPlaces {
        switch self {
        case .unitedStates: Self.placesOfUnitedStates
        case .unitedKingdom: Self.placesOfUnitedKingdom
        case .germany: Self.placesOfGermany
        case .france: Self.placesOfFrance
        case .spain: Self.placesOfSpain
        case .italy: Self.placesOfItaly
        case .netherlands: Self.placesOfNetherlands
        case .japan: Self.placesOfJapan
        case .india: Self.placesOfIndia
        case .brazil: Self.placesOfBrazil
        }
    }

    private static let placesOfUnitedStates = CountryPlaces(
        regions: UnitedStatesLists.regions, places: UnitedStatesLists.places)
    private static let placesOfUnitedKingdom = CountryPlaces(
        regions: UnitedKingdomLists.regions, places: UnitedKingdomLists.places)
    private static let placesOfGermany = CountryPlaces(regions: GermanyLists.regions, places: GermanyLists.places)
    private static let placesOfFrance = CountryPlaces(regions: FranceLists.regions, places: FranceLists.places)
    private static let placesOfSpain = CountryPlaces(regions: SpainLists.regions, places: SpainLists.places)
    private static let placesOfItaly = CountryPlaces(regions: ItalyLists.regions, places: ItalyLists.places)
    private static let placesOfNetherlands = CountryPlaces(
        regions: NetherlandsLists.regions, places: NetherlandsLists.places)
    private static let placesOfJapan = CountryPlaces(regions: JapanLists.regions, places: JapanLists.places)
    private static let placesOfIndia = CountryPlaces(regions: IndiaLists.regions, places: IndiaLists.places)
    private static let placesOfBrazil = CountryPlaces(regions: BrazilLists.regions, places: BrazilLists.places)
}
