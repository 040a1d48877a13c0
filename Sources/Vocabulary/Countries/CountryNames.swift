/// The names of a country's people. Names that share a weight are in the order of their letters.
public struct CountryNames: Sendable {
    /// From the most frequent to the least; none twice for one gender.
    public let given: [GivenName]
    /// From the most frequent to the least; none twice.
    public let family: [FamilyName]

    /// Reads `f123,Latin,native,tilt` and `123,Latin,native`; what is empty at the end is left out.
    init(given: StaticString, family: StaticString) {
        self.given = ListFields.lines(given) { fields in
            let gender: NameGender =
                switch fields.firstByte {
                case UInt8(ascii: "f"): .female
                case UInt8(ascii: "m"): .male
                default: .both
                }
            return GivenName(
                latin: fields.text(1), native: fields.textOrNil(2), gender: gender,
                weight: fields.number(0, skipping: 1),
                tilt: fields.number(3))
        }
        self.family = ListFields.lines(family) { fields in
            FamilyName(latin: fields.text(1), native: fields.textOrNil(2), weight: fields.number(0))
        }
    }
}

extension Country {
    /// The names of the country's people; read at the first use.
    public var names: CountryNames {
        switch self {
        case .unitedStates: Self.namesOfUnitedStates
        case .unitedKingdom: Self.namesOfUnitedKingdom
        case .germany: Self.namesOfGermany
        case .france: Self.namesOfFrance
        case .spain: Self.namesOfSpain
        case .italy: Self.namesOfItaly
        case .netherlands: Self.namesOfNetherlands
        case .japan: Self.namesOfJapan
        case .india: Self.namesOfIndia
        case .brazil: Self.namesOfBrazil
        }
    }

    private static let namesOfUnitedStates = CountryNames(
        given: UnitedStatesLists.given, family: UnitedStatesLists.family)
    private static let namesOfUnitedKingdom = CountryNames(
        given: UnitedKingdomLists.given, family: UnitedKingdomLists.family)
    private static let namesOfGermany = CountryNames(given: GermanyLists.given, family: GermanyLists.family)
    private static let namesOfFrance = CountryNames(given: FranceLists.given, family: FranceLists.family)
    private static let namesOfSpain = CountryNames(given: SpainLists.given, family: SpainLists.family)
    private static let namesOfItaly = CountryNames(given: ItalyLists.given, family: ItalyLists.family)
    private static let namesOfNetherlands = CountryNames(given: NetherlandsLists.given, family: NetherlandsLists.family)
    private static let namesOfJapan = CountryNames(given: JapanLists.given, family: JapanLists.family)
    private static let namesOfIndia = CountryNames(given: IndiaLists.given, family: IndiaLists.family)
    private static let namesOfBrazil = CountryNames(given: BrazilLists.given, family: BrazilLists.family)
}
