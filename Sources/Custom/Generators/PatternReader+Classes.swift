/// Classes: `[A-Z]`, `[\d.\-]`, `[^0-9]`.
extension PatternReader {
    /// The letters of the class whose bracket comes next.
    mutating func classLetters() throws(ExpressionProblem) -> PatternLetters {
        let start = place
        place += 1
        let isComplement = peek() == "^"
        if isComplement { place += 1 }
        let first = place
        var letters = PatternLetters()
        while let character = peek(), character != "]" {
            try refuseSetNotation(isFirst: place == first)
            letters.insert(try memberOrRange())
        }
        guard peek() == "]" else {
            throw ExpressionProblem(
                message: "the class is not closed", offset: start,
                hint: "end it with ]; write \\[ for the character itself")
        }
        place += 1
        guard place > first + 1 else {
            throw ExpressionProblem(
                message: "the class is empty", offset: start,
                hint: isComplement
                    ? "write . for any character, [^\\]] for each but ]" : "write \\] for the character ] inside of it")
        }
        guard isComplement else { return letters }
        guard !letters.complement.bytes.isEmpty else {
            throw ExpressionProblem(
                message: "the class leaves no character: it excludes all that can be printed", offset: start,
                hint: "[^...] chooses from the characters of ASCII from space to ~; take some out of it")
        }
        return letters.complement
    }

    /// One member of a class, or a range such as `a-z`, whose ends may be escaped.
    private mutating func memberOrRange() throws(ExpressionProblem) -> PatternLetters {
        let start = place
        let low = try member()
        guard peek() == "-", let after = peek(1), after != "]" else { return low.letters }
        let hyphen = place
        place += 1
        let high = try member()
        guard case .one(let lower) = low, case .one(let upper) = high else {
            throw ExpressionProblem(
                message: "a range goes from one character to another, and one of these ends stands for several",
                offset: start, hint: "write \\- for the character - itself, or put it last in the class")
        }
        guard lower.value <= upper.value else {
            throw ExpressionProblem(
                message: "the range \(text(start..<place)) is reversed", offset: start,
                hint: "write \(text(hyphen + 1..<place))-\(text(start..<hyphen)), or \\- for the character - itself")
        }
        var letters = PatternLetters()
        letters.insert(UInt8(lower.value)...UInt8(upper.value))
        return letters
    }

    private mutating func member() throws(ExpressionProblem) -> Member {
        let character = characters[place]
        if character == "\\" { return try escape() }
        place += 1
        return .one(character)
    }

    /// Refuses what looks like a class of POSIX or like arithmetic of classes.
    private func refuseSetNotation(isFirst: Bool) throws(ExpressionProblem) {
        guard let character = peek(), let second = peek(1) else { return }
        if character == "[", [":", ".", "="].contains(second), isClosed(by: second) {
            throw ExpressionProblem(
                message: "classes of POSIX such as [:alpha:] are not supported", offset: place,
                hint: "write the letters, such as [A-Za-z], \\d or \\w; \\[ is the character itself")
        }
        if !isFirst, character == second, ["&", "-", "~"].contains(character) {
            throw ExpressionProblem(
                message: "\(character)\(second) in a class is not supported: it joins classes in other notations",
                offset: place, hint: "list the characters; write \\\(character) for the character itself")
        }
    }

    /// Whether the class of POSIX that begins here ends, as in `[:alpha:]`, before any other bracket.
    private func isClosed(by sign: Unicode.Scalar) -> Bool {
        guard let end = characters[(place + 2)...].firstIndex(of: "]") else { return false }
        return end > place + 3 && characters[end - 1] == sign
    }

    private func text(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(characters[range])) }
}
