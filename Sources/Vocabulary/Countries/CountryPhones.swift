/// The telephone numbers of a country that its people may have here.
public struct CountryPhones: Sendable {
    /// What is dialled from abroad, without the plus sign.
    public let countryCode: String
    /// What comes before a national number and falls away from abroad; empty where nothing does.
    public let trunkPrefix: String
    /// None overlaps another. A country may have one kind only, which then serves for the other, too.
    public let ranges: [PhoneRange]

    /// `landlines` and `mobiles` are patterns divided by commas or line ends; the region comes after `@`.
    init(
        _ countryCode: String, trunkPrefix: String = "", isForFiction: Bool, landlines: StaticString = "",
        mobiles: StaticString = ""
    ) {
        self.countryCode = countryCode
        self.trunkPrefix = trunkPrefix
        func ranges(_ text: StaticString, _ kind: PhoneRange.Kind) -> [PhoneRange] {
            ListText.entries(text).map { entry in
                let parts = entry.split(separator: "@")
                return PhoneRange(
                    pattern: String(parts[0]), kind: kind, isForFiction: isForFiction,
                    region: parts.count > 1 ? String(parts[1]) : nil)
            }
        }
        self.ranges = ranges(landlines, .landline) + ranges(mobiles, .mobile)
    }

    /// 555-0100 to 555-0199 in every area that `Cities` has; the plan does not tell mobile telephones apart.
    fileprivate init(cities: [City]) {
        countryCode = "1"
        trunkPrefix = ""
        // An area belongs to one state.
        let areas = Dictionary(cities.flatMap { city in city.areaCodes.map { ($0, city.state) } }) { first, _ in first }
        ranges = areas.sorted { $0.key < $1.key }.map {
            PhoneRange(pattern: "(\($0.key)) 555-01##", kind: .landline, isForFiction: true, region: $0.value)
        }
    }
}

extension Country {
    public var phones: CountryPhones {
        switch self {
        case .unitedStates: Self.phonesOfUnitedStates
        case .unitedKingdom: Self.phonesOfUnitedKingdom
        case .germany: Self.phonesOfGermany
        case .france: Self.phonesOfFrance
        case .spain: Self.phonesOfSpain
        case .italy: Self.phonesOfItaly
        case .netherlands: Self.phonesOfNetherlands
        case .japan: Self.phonesOfJapan
        case .india: Self.phonesOfIndia
        case .brazil: Self.phonesOfBrazil
        }
    }

    private static let phonesOfUnitedStates = CountryPhones(cities: Cities.all)
    private static let phonesOfUnitedKingdom = CountryPhones(
        "44", trunkPrefix: "0", isForFiction: true,
        landlines: """
            020 7946 0###@ENG
            0113 496 0###@ENG, 0114 496 0###@ENG, 0115 496 0###@ENG
            0116 496 0###@ENG, 0117 496 0###@ENG, 0118 496 0###@ENG
            0121 496 0###@ENG, 0131 496 0###@SCT, 0141 496 0###@SCT, 0151 496 0###@ENG, 0161 496 0###@ENG
            0191 498 0###@ENG, 01632 960###
            028 9649 6###@NIR, 029 2018 0###@WLS
            """, mobiles: "07700 900###")
    private static let phonesOfGermany = CountryPhones(
        "49", trunkPrefix: "0", isForFiction: true,
        landlines: "030 23125###@BE, 040 66969###@HH, 069 90009###@HE, 089 99998###@BY, 0221 4710###@NW",
        mobiles: "0171 39200##")
    private static let phonesOfFrance = CountryPhones(
        "33", trunkPrefix: "0", isForFiction: true,
        landlines: "01 99 00 ## ##, 02 61 91 ## ##, 03 53 01 ## ##, 04 65 71 ## ##, 05 36 49 ## ##",
        mobiles: "06 39 98 ## ##")
    // No number begins with 4.
    private static let phonesOfSpain = CountryPhones("34", isForFiction: false, mobiles: "4## ### ###")
    // No number begins with 6.
    private static let phonesOfItaly = CountryPhones("39", isForFiction: false, mobiles: "6## ### ####")
    // Mobile numbers go on with 1 to 5 or 8.
    private static let phonesOfNetherlands = CountryPhones(
        "31", trunkPrefix: "0", isForFiction: false, mobiles: "06 0#######")
    // 030 was given back in the nineties.
    private static let phonesOfJapan = CountryPhones(
        "81", trunkPrefix: "0", isForFiction: false, mobiles: "030-####-####")
    // Within the large cities, no number begins with 0 or 1.
    private static let phonesOfIndia = CountryPhones(
        "91", trunkPrefix: "0", isForFiction: false,
        landlines: """
            011 0### ####@DL, 022 0### ####@MH, 033 0### ####@WB
            040 0### ####@TS, 044 0### ####@TN, 080 0### ####@KA
            """)
    // Mobile numbers have 9 and then 1 to 9, landlines 2 to 5.
    private static let phonesOfBrazil = CountryPhones(
        "55", trunkPrefix: "0", isForFiction: false,
        landlines: """
            (11) 0###-####@SP, (21) 0###-####@RJ, (31) 0###-####@MG
            (41) 0###-####@PR, (51) 0###-####@RS, (71) 0###-####@BA
            """,
        mobiles: """
            (11) 90###-####@SP, (21) 90###-####@RJ, (31) 90###-####@MG
            (41) 90###-####@PR, (51) 90###-####@RS, (71) 90###-####@BA
            """)
}
