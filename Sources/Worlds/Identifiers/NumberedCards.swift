public import LoamColumns

/// A payment card's number of 16 digits, or 15, with Luhn's digit.
///
/// Begins with 9999: by ISO/IEC 7812 a leading 9 is followed by the number of a country, and none has 999, so no scheme
/// issues it and no payment with it can succeed. 25 ns each.
public struct CardNumber: Sendable {
    private let number: LuhnNumber

    /// 15 or 16 digits; traps on others.
    public init(digits: Int = 16) {
        precondition(digits == 15 || digits == 16, "a card number has 15 or 16 digits")
        number = LuhnNumber(digits: digits, prefix: 9999, prefixDigits: 4)
    }

    /// How many bytes each number has.
    public var width: Int { number.width }
    /// How many cards have numbers of their own.
    public var count: Int { number.count }

    /// Writes the number of a card.
    public func append(_ card: Int, to text: inout TextWriter) { number.append(card, to: &text) }

    /// Whether the bytes are 12 to 19 digits with Luhn's digit at the end: the number of a card of any scheme.
    public static func isValid(_ text: UnsafeRawBufferPointer) -> Bool {
        text.count >= 12 && text.count <= 19 && LuhnNumber.isValid(text)
    }
}

/// Digits with Luhn's check digit at the end, after a prefix of the caller's. 10 to 30 ns each.
public struct LuhnNumber: Sendable {
    /// How many bytes each number has.
    public let width: Int
    private let prefix: Int
    private let prefixDigits: Int
    private let body: Int
    /// How many numbers have texts of their own, at most 10^18.
    public let count: Int

    /// Numbers of 2 to 32 digits. The prefix has at most 18 and, where it is shorter than `prefixDigits`, zeros before
    /// it; at least one digit, and at most 18, must be left between prefix and check digit. Traps on others.
    public init(digits: Int, prefix: Int = 0, prefixDigits: Int = 0) {
        let body = digits - prefixDigits - 1
        precondition(digits <= 32 && (1...18).contains(body) && (0...18).contains(prefixDigits) && prefix >= 0)
        width = digits
        self.prefix = prefix
        self.prefixDigits = prefixDigits
        self.body = body
        count = (0..<body).reduce(1) { count, _ in count * 10 }
    }

    /// Writes the text of a number.
    public func append(_ number: Int, to text: inout TextWriter) {
        let start = text.place
        text.append(prefix, width: prefixDigits)
        text.append(number % count, width: body)
        text.append(alphanumeric: CheckDigits.luhn(text.written(since: start)))
    }

    /// Whether the bytes are digits, two or more, with Luhn's digit at the end.
    public static func isValid(_ text: UnsafeRawBufferPointer) -> Bool {
        let last = text.count - 1
        return last > 0 && text.areDigits(0..<text.count)
            && CheckDigits.luhn(text.part(0..<last)) == text[last].alphanumericValue
    }
}

/// The number of a product on its package: EAN-13, which is GTIN-13.
///
/// Begins with 2: these numbers are for use inside a company, and no product of the market gets one. 20 ns each.
public enum EAN13 {
    /// How many bytes each has.
    public static let width = 13
    /// How many products have numbers of their own.
    public static let count = 100_000_000_000

    /// Writes the number of a product.
    public static func append(_ number: Int, to text: inout TextWriter) {
        let start = text.place
        text.append(alphanumeric: 2)
        text.append(number % count, width: 11)
        text.append(alphanumeric: CheckDigits.ean(text.written(since: start)))
    }

    /// Whether the bytes are 13 digits with a right check digit.
    public static func isValid(_ text: UnsafeRawBufferPointer) -> Bool {
        text.count == width && text.areDigits(0..<13)
            && CheckDigits.ean(text.part(0..<12)) == text[12].alphanumericValue
    }
}
