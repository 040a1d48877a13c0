/// Reads the language of patterns: characters as they are, classes in brackets, escapes, counts in braces.
///
/// It is a part of the notation of regular expressions and means the same. What else belongs to that notation is refused
/// with its place, so that nothing is read in a meaning that it does not have.
struct PatternReader {
    /// Letters of which one is chosen, a number of times.
    struct Element {
        var letters: [UInt8]
        var times: Int
        /// Characters of the pattern before it.
        var offset: Int
    }

    let characters: [Unicode.Scalar]
    var place = 0

    /// - Throws: where a character is not printable ASCII.
    init(_ text: String) throws(ExpressionProblem) {
        characters = Array(text.unicodeScalars)
        guard let offset = characters.firstIndex(where: { !Self.isPrintable($0) }) else { return }
        let character = characters[offset]
        throw ExpressionProblem(
            message: character.isASCII
                ? "a pattern has no control characters, here U+" + Self.hex(character)
                : "a pattern has letters, digits and signs of ASCII only, not U+" + Self.hex(character),
            offset: offset,
            hint: character.isASCII ? "in double quotes YAML reads \\ itself: write the pattern in single quotes" : nil)
    }

    /// The next element with its count; nil at the end.
    mutating func next() throws(ExpressionProblem) -> Element? {
        guard place < characters.count else { return nil }
        let start = place
        let letters = try self.letters()
        return Element(letters: letters.bytes, times: try times(), offset: start)
    }

    func peek(_ ahead: Int = 0) -> Unicode.Scalar? {
        place + ahead < characters.count ? characters[place + ahead] : nil
    }

    /// A class, an escape, any character, or a character as it is.
    private mutating func letters() throws(ExpressionProblem) -> PatternLetters {
        let start = place
        let character = characters[place]
        switch character {
        case "[": return try classLetters()
        case "\\": return try escape().letters
        case ".":
            place += 1
            return PatternLetters().complement
        default:
            if let problem = refusal(ofSignAt: start) { throw problem }
            place += 1
            return Member.one(character).letters
        }
    }

    /// One character, or those that an escape stands for.
    enum Member {
        case one(Unicode.Scalar)
        case several(PatternLetters)

        var letters: PatternLetters {
            switch self {
            case .several(let letters): return letters
            case .one(let character):
                var letters = PatternLetters()
                letters.insert(UInt8(character.value)...UInt8(character.value))
                return letters
            }
        }
    }

    /// What `\` and the character after it stand for.
    mutating func escape() throws(ExpressionProblem) -> Member {
        let start = place
        guard let escaped = peek(1) else {
            throw ExpressionProblem(
                message: "nothing follows the \\", offset: start, hint: "write \\\\ for the character \\ itself")
        }
        place += 2
        if let named = PatternLetters.named(escaped) { return .several(named) }
        guard !escaped.properties.isAlphabetic, !("0"..."9").contains(escaped) else {
            throw Self.refusal(ofEscape: escaped, at: start)
        }
        return .one(escaped)
    }

    /// `{5}`, or once.
    private mutating func times() throws(ExpressionProblem) -> Int {
        guard peek() == "{" else { return 1 }
        let start = place
        let close = characters[place...].firstIndex(of: "}")
        let inside = characters[(place + 1)..<(close ?? characters.count)]
        guard let close, !inside.isEmpty, inside.allSatisfy({ ("0"..."9").contains($0) }),
            let times = Int(String(String.UnicodeScalarView(inside))), (1...PatternText.longest).contains(times)
        else {
            let isOpen = close != nil && inside.contains(",")
            throw ExpressionProblem(
                message: isOpen
                    ? "counts from ... to ... are not supported: every text of a pattern has the same length"
                    : "a count is {1} to {\(PatternText.longest)}",
                offset: start, hint: "counts are fixed: [0-9]{5}; write \\{ for the character itself")
        }
        place = close + 1
        if let problem = refusal(ofSignAfterCountAt: place) { throw problem }
        return times
    }

    static func isPrintable(_ character: Unicode.Scalar) -> Bool {
        character.isASCII && PatternLetters.printable.contains(UInt8(character.value))
    }

    private static func hex(_ character: Unicode.Scalar) -> String {
        let digits = String(character.value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
