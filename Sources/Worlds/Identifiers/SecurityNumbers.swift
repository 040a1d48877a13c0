public import LoamColumns
public import LoamVocabulary

/// The Legal Entity Identifier (ISO 17442): 18 characters and two check digits.
///
/// The first four characters name the office that issues it; no office has ZZZZ. 60 ns each.
public enum LEI {
    /// How many bytes each has.
    public static let width = 20
    /// How many numbers have texts of their own.
    public static let count = 1 << 60

    /// Writes the identifier of a number.
    public static func append(_ number: Int, to text: inout TextWriter) {
        let start = text.place
        text.append(fixed: "ZZZZ00")
        // The factor is odd, so no two numbers meet, and small ones do not stand behind a row of zeros.
        text.append(alphanumerics: (number & (count &- 1)) &* 0x2545_F491_4F6C_DD1D & (count &- 1), width: 12)
        text.append(CheckDigits.mod97(text.written(since: start)), width: 2)
    }

    /// Whether the bytes are an LEI with right check digits.
    public static func isValid(_ text: UnsafeRawBufferPointer) -> Bool {
        text.count == width && text.areAlphanumeric(0..<18) && text.areDigits(18..<20)
            && CheckDigits.remainder97(text) == 1
    }
}

/// The International Securities Identification Number (ISO 6166) of a country: two letters, nine characters, Luhn's digit.
///
/// US numbers hold a CUSIP whose issuer ends with 990 to 999, which are for users' own securities, with its check digit;
/// GB numbers a SEDOL that begins with 9, which are for users, too, with its check digit. In the other countries the
/// national number begins with ZZ, which no security that we know has; nothing reserves it. 30 to 60 ns each.
public struct ISIN: Sendable {
    public let country: Country

    public init(_ country: Country) { self.country = country }

    /// How many bytes each has.
    public static let width = 12

    /// How many securities have numbers of their own.
    public var count: Int {
        switch country {
        case .unitedStates: 1_000_000
        case .unitedKingdom: 100_000
        default: 10_000_000
        }
    }

    /// Writes the number of a security.
    public func append(_ number: Int, to text: inout TextWriter) {
        let start = text.place
        let number = number % count
        text.append(fixed: country.letters)
        switch country {
        case .unitedStates:
            text.append(number / 1_000, width: 3)
            text.append(fixed: "99")
            text.append(number % 1_000, width: 3)
            text.append(alphanumeric: Self.cusipDigit(text.written(since: start + 2)))
        case .unitedKingdom:
            text.append(fixed: "009")
            text.append(number, width: 5)
            text.append(alphanumeric: Self.sedolDigit(text.written(since: start + 4)))
        default:
            text.append(fixed: "ZZ")
            text.append(number, width: 7)
        }
        text.append(alphanumeric: CheckDigits.luhn(text.written(since: start)))
    }

    /// The ninth character of a CUSIP: each second value counts twice, the digits of all are added.
    private static func cusipDigit(_ text: UnsafeRawBufferPointer) -> Int {
        var sum = 0
        for place in 0..<text.count {
            let value = text[place].alphanumericValue &* (place & 1 == 0 ? 1 : 2)
            sum &+= value / 10 &+ value % 10
        }
        return (10 &- sum % 10) % 10
    }

    /// The seventh character of a SEDOL: weights 1, 3, 1, 7, 3, 9.
    private static func sedolDigit(_ text: UnsafeRawBufferPointer) -> Int {
        var sum = 0
        for place in 0..<text.count {
            sum &+= text[place].alphanumericValue &* Int(0x93_7131 >> (4 &* place) & 15)
        }
        return (10 &- sum % 10) % 10
    }

    /// Whether the bytes are an ISIN of any country with a right check digit. The national number is not looked at.
    public static func isValid(_ text: UnsafeRawBufferPointer) -> Bool {
        text.count == width && text.areCapitals(0..<2) && text.areAlphanumeric(2..<11) && text[11].isDigit
            && CheckDigits.luhn(text.part(0..<11)) == text[11].alphanumericValue
    }
}
