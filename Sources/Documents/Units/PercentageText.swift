/// Percentages: `70%` or `0.7`.
package enum PercentageText {
    /// The spellings of a percentage for JSON Schema.
    package static let pattern = #"^[+-]?[0-9]+(_[0-9]+)*(\.[0-9]+(_[0-9]+)*)?(%|[eE][+-]?[0-9]{1,4})?$"#

    /// A share of one, 0...1.
    package static func parse(_ text: String) throws(ValueProblem) -> Double {
        var bytes = Array(text.utf8)
        let isPercent = bytes.last == UInt8(ascii: "%")
        if isPercent { bytes.removeLast() }
        guard let number = ParsedDecimal(bytes, allowsExponent: !isPercent) else {
            throw ValueProblem(.badPercentage, "\(quoted(text)) is not a percentage", hint: "write 70% or 0.7")
        }
        let value = number.value(isPercent: isPercent)
        guard (0...1).contains(value) else {
            throw ValueProblem(
                .outOfRange, "\(quoted(text)) is outside 0% to 100%",
                hint: value > 1 && value <= 100 && !isPercent ? "write \(text)% for percent" : "write 70% or 0.7")
        }
        return value.magnitude
    }
}
