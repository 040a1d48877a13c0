/// What belongs to regular expressions and not to patterns, each with its name and what to write instead.
extension PatternReader {
    private static let known =
        "a pattern has characters, [classes], {counts}, . and \\d \\w \\s with their opposites \\D \\W \\S"

    /// Why the character at a place, outside of classes, cannot stand for itself; nil if it does.
    func refusal(ofSignAt offset: Int) -> ExpressionProblem? {
        let character = characters[offset]
        let behind = offset + 1 < characters.count ? characters[offset + 1] : nil
        let message: String
        var hint = "write \\\(character) for the character itself; " + Self.known
        switch character {
        case "(":
            message =
                behind == "?"
                ? "look-around, flags and named groups, (?...), are not supported" : "groups are not supported"
        case ")": message = "')' has no meaning here"
        case "|": message = "alternatives, a|b, are not supported"
        case "^", "$":
            message = "anchors are not supported"
            hint = "leave it out, a pattern is always the whole text; write \\\(character) for the character itself"
        case "*", "+":
            message = "'\(character)' is not supported: every text of a pattern has the same length"
            hint = "write a count, such as {3}, or \\\(character) for the character itself"
        case "?":
            message = "'?' is not supported: every text of a pattern has the same length"
            hint = "leave the element out or in, or write \\? for the character itself"
        case "{":
            message = "a count follows a character or a class, and here is none"
            hint = "write \\{ for the character itself"
        case "}": message = "'}' has no meaning here: no count is open"
        case "]":
            message = "']' has no meaning here: no class is open"
            hint =
                "a class ends at its first ], classes in classes are not supported; write \\] for the character itself"
        default: return nil
        }
        return ExpressionProblem(message: message, offset: offset, hint: hint)
    }

    /// Why a count cannot be followed by what follows; nil if it can.
    func refusal(ofSignAfterCountAt offset: Int) -> ExpressionProblem? {
        guard offset < characters.count else { return nil }
        let message: String
        switch characters[offset] {
        case "?": message = "lazy counts, {3}?, are not supported"
        case "+": message = "possessive counts, {3}+, are not supported"
        case "{": message = "a count cannot follow a count"
        default: return nil
        }
        let character = characters[offset]
        return ExpressionProblem(
            message: message, offset: offset,
            hint: character == "{"
                ? "multiply them, or write \\{ for the character itself"
                : "remove the \(character), or write \\\(character) for the character itself")
    }

    /// Why a letter or a digit after `\` says nothing that a pattern could have.
    static func refusal(ofEscape escaped: Unicode.Scalar, at offset: Int) -> ExpressionProblem {
        let message: String
        var hint = "\\ makes a sign stand for itself; " + known
        switch escaped {
        case "b", "B", "A", "Z", "z", "G", "K":
            message = "anchors and boundaries, here \\\(escaped), are not supported"
            hint = "leave it out: a pattern is always the whole text"
        case "0"..."9", "k", "g":
            message = "references to groups and codes in digits, here \\\(escaped), are not supported"
            hint = "a digit needs no \\; " + known
        case "x", "u", "U", "N", "o", "c":
            message = "characters by their codes, here \\\(escaped), are not supported"
            hint = "write the character itself; " + known
        case "t", "n", "r", "f", "v", "a", "e", "h", "H", "R", "V":
            message = "\\\(escaped) is not supported: a pattern has characters that can be printed only"
            hint = "\\s is a space; " + known
        case "p", "P", "X":
            message = "properties of Unicode, here \\\(escaped), are not supported"
            hint = "write the letters, such as [A-Z]; " + known
        case "Q", "E":
            message = "quoting by \\Q and \\E is not supported"
        default: message = "\\\(escaped) has no meaning here"
        }
        return ExpressionProblem(message: message, offset: offset, hint: hint)
    }
}
