/// A decimal number's text, split and checked: digits with single underscores between them, one point at most, and
/// where it is allowed an exponent of up to four digits.
struct ParsedDecimal {
    var isNegative = false
    /// Digits before the point.
    var whole: [UInt8] = []
    /// Digits after the point.
    var fraction: [UInt8] = []

    /// The power of ten.
    var exponent = 0

    /// Nil if the bytes are not such a number.
    init?(_ bytes: some Collection<UInt8>, allowsExponent: Bool = false) {
        var rest = Array(bytes)[...]
        if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") {
            isNegative = rest.removeFirst() == UInt8(ascii: "-")
        }
        if allowsExponent, let mark = rest.firstIndex(where: { $0 | 32 == UInt8(ascii: "e") }) {
            let digits = rest[(mark + 1)...]
            let signs = digits.first == UInt8(ascii: "-") || digits.first == UInt8(ascii: "+") ? 1 : 0
            guard digits.count <= signs + 4, let value = Int(String(decoding: digits, as: UTF8.self)) else {
                return nil
            }
            exponent = value
            rest = rest[..<mark]
        }
        let parts = rest.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let digits = Self.digits(parts[0]) else { return nil }
        whole = digits
        if parts.count == 2 {
            guard let digits = Self.digits(parts[1]) else { return nil }
            fraction = digits
        }
    }

    /// The number as a Double, divided by 100 for percent, rounded once; infinite if it is too large.
    func value(isPercent: Bool = false) -> Double {
        // The division joins the exponent before anything is rounded, so that 12.3% is 0.123 exactly.
        let power = isPercent ? exponent - 2 : exponent
        let text = String(decoding: whole + [UInt8(ascii: ".")] + fraction, as: UTF8.self) + "e\(power)"
        let magnitude = Double(text) ?? .infinity
        return isNegative ? -magnitude : magnitude
    }

    private static func digits(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
        var digits: [UInt8] = []
        var lastWasDigit = false
        for byte in bytes {
            if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
                digits.append(byte)
                lastWasDigit = true
            } else if byte == UInt8(ascii: "_"), lastWasDigit {
                lastWasDigit = false
            } else {
                return nil
            }
        }
        return lastWasDigit ? digits : nil
    }
}
