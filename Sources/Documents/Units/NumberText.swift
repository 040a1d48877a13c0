/// Decimal numbers: `8.5`, `1e-05`.
package enum NumberText {
    /// The spellings of a number for JSON Schema.
    package static let pattern = #"^[+-]?[0-9]+(_[0-9]+)*(\.[0-9]+(_[0-9]+)*)?([eE][+-]?[0-9]{1,4})?$"#

    /// A finite number, or infinite where the text is too large.
    package static func parse(_ text: String) throws(ValueProblem) -> Double {
        guard let number = ParsedDecimal(text.utf8, allowsExponent: true) else {
            throw ValueProblem(.badNumber, "\(quoted(text)) is not a number", hint: "write a decimal number: 8.5")
        }
        let value = number.value()
        // No minus zero: it would be a second spelling of zero in a canonical recipe.
        return value == 0 ? 0 : value
    }
}
