/// Text from outside in quotes, fit for one line of a message: long text is cut, control characters are replaced.
package func quoted(_ text: String) -> String {
    let limit = 60
    var result = "'"
    for scalar in text.unicodeScalars.prefix(limit) {
        let isControl = scalar.value < 32 || (127...159).contains(scalar.value) || scalar.value == 0x2028
        result.unicodeScalars.append(isControl ? "\u{FFFD}" : scalar)
    }
    return result + (text.unicodeScalars.count > limit ? "...'" : "'")
}
