/// The telephone numbers of a country that its people may have here.
public struct CountryPhones: Sendable {
    /// What is dialled from abroad, without the plus sign.
    public let countryCode: String
    /// What stands before a national number and falls away from abroad; empty where nothing does.
    public let trunkPrefix: String
    /// None overlaps another.
    public let ranges: [PhoneRange]

    /// `landlines` and `mobiles` are patterns divided by commas or line ends.
    init(
        _ countryCode: String, trunkPrefix: String = "", isForFiction: Bool, landlines: StaticString = "",
        mobiles: StaticString = ""
    ) {
        self.countryCode = countryCode
        self.trunkPrefix = trunkPrefix
        ranges =
            ListText.entries(landlines).map { PhoneRange(pattern: $0, kind: .landline, isForFiction: isForFiction) }
            + ListText.entries(mobiles).map { PhoneRange(pattern: $0, kind: .mobile, isForFiction: isForFiction) }
    }

    /// 555-0100 to 555-0199 in every area that `Cities` has; the plan does not tell mobile telephones apart.
    fileprivate init(areas: [String]) {
        countryCode = "1"
        trunkPrefix = ""
        ranges = areas.map { PhoneRange(pattern: "(\($0)) 555-01##", kind: .landline, isForFiction: true) }
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

    private static let phonesOfUnitedStates = CountryPhones(areas: Set(Cities.all.flatMap(\.areaCodes)).sorted())
    private static let phonesOfUnitedKingdom = CountryPhones(
        "44", trunkPrefix: "0", isForFiction: true,
        landlines: """
            020 7946 0###, 0113 496 0###, 0114 496 0###, 0115 496 0###, 0116 496 0###, 0117 496 0###, 0118 496 0###
            0121 496 0###, 0131 496 0###, 0141 496 0###, 0151 496 0###, 0161 496 0###, 0191 498 0###, 01632 960###
            028 9649 6###, 029 2018 0###
            """, mobiles: "07700 900###")
    private static let phonesOfGermany = CountryPhones(
        "49", trunkPrefix: "0", isForFiction: true,
        landlines: "030 23125###, 040 66969###, 069 90009###, 089 99998###, 0221 4710###", mobiles: "0171 39200##")
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
        landlines: "011 0### ####, 022 0### ####, 033 0### ####, 040 0### ####, 044 0### ####, 080 0### ####")
    // Mobile numbers have 9 and then 1 to 9, landlines 2 to 5.
    private static let phonesOfBrazil = CountryPhones(
        "55", trunkPrefix: "0", isForFiction: false,
        landlines: "(11) 0###-####, (21) 0###-####, (31) 0###-####, (41) 0###-####, (51) 0###-####, (71) 0###-####",
        mobiles: "(11) 90###-####, (21) 90###-####, (31) 90###-####, (41) 90###-####, (51) 90###-####, (71) 90###-####")
}
