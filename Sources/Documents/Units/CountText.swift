/// Counts: `2_500`, `10k`, `1.5M`, `2B`.
package enum CountText {
    /// The spellings of a count for JSON Schema; whether a fraction comes out whole it cannot say.
    package static let pattern = #"^[+-]?[0-9]+(_[0-9]+)*(\.[0-9]+(_[0-9]+)*)?[kKMB]?$"#

    package static func parse(_ text: String) throws(ValueProblem) -> Int {
        var bytes = Array(text.utf8)
        var zeros = 0
        switch bytes.last {
        case UInt8(ascii: "k"), UInt8(ascii: "K"): zeros = 3
        case UInt8(ascii: "M"): zeros = 6
        case UInt8(ascii: "B"): zeros = 9
        default: break
        }
        if zeros > 0 { bytes.removeLast() }
        guard let number = ParsedDecimal(bytes) else { throw malformed(text) }
        let fraction = number.fraction.reversed().drop { $0 == UInt8(ascii: "0") }.reversed()
        guard fraction.count <= zeros else {
            throw ValueProblem(
                .badCount, "\(quoted(text)) is not a whole number", hint: "a count is whole, such as 2_500 or 1.5M")
        }
        let digits = number.whole + fraction + [UInt8](repeating: UInt8(ascii: "0"), count: zeros - fraction.count)
        guard let value = accumulate(digits) else {
            throw ValueProblem(.outOfRange, "\(quoted(text)) is too large for a count", hint: "the limit is 2^63 - 1")
        }
        return number.isNegative ? -value : value
    }

    private static func accumulate(_ digits: [UInt8]) -> Int? {
        var value = 0
        for digit in digits {
            let (scaled, first) = value.multipliedReportingOverflow(by: 10)
            let (sum, second) = scaled.addingReportingOverflow(Int(digit - UInt8(ascii: "0")))
            if first || second { return nil }
            value = sum
        }
        return value
    }

    private static func malformed(_ text: String) -> ValueProblem {
        let bytes = Array(text.utf8)
        var hint = "write a whole number, such as 2500, 2_500, 10k, 1.5M or 2B"
        if bytes.contains(UInt8(ascii: ",")) {
            hint = "group digits with _: 2_500"
        } else if bytes.last == UInt8(ascii: "m") {
            hint = "million is M: 1.5M"
        } else if bytes.last == UInt8(ascii: "b") || bytes.last == UInt8(ascii: "G") {
            hint = "a thousand million is B: 2B"
        }
        return ValueProblem(.badCount, "\(quoted(text)) is not a count", hint: hint)
    }
}
