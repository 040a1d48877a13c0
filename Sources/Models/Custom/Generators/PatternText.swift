/// A pattern as a row of classes: each byte of the text is one of some letters.
struct PatternText: Sendable {
    struct Part: Sendable {
        /// Where the class begins in `letters`.
        var first: Int32
        var size: Int32
    }

    /// Parts that one draw decides, and how many texts they have.
    struct Run: Sendable {
        var parts: Range<Int>
        var count: UInt64
    }

    private(set) var parts: [Part] = []
    private(set) var letters: [UInt8] = []
    private(set) var runs: [Run] = []
    /// How many texts there are; nil if more than 2^60.
    private(set) var count: Int? = 1

    static let longest = 256

    init(_ text: String) throws(ExpressionProblem) {
        let characters = Array(text.unicodeScalars)
        guard characters.allSatisfy({ (32..<127).contains($0.value) }) else {
            throw ExpressionProblem(message: "a pattern is of plain letters, digits and signs", offset: 0)
        }
        var place = 0
        while place < characters.count {
            let start = place
            let options = try Self.element(characters, &place)
            let times = try Self.times(characters, &place)
            guard parts.count + times <= Self.longest else {
                throw ExpressionProblem(message: "the pattern is longer than \(Self.longest) characters", offset: start)
            }
            let first = Int32(letters.count)
            letters += options
            for _ in 0..<times { add(Part(first: first, size: Int32(options.count))) }
        }
        guard !parts.isEmpty else { throw ExpressionProblem(message: "the pattern is empty", offset: 0) }
    }

    private mutating func add(_ part: Part) {
        let size = UInt64(part.size)
        if let known = count {
            let (product, overflow) = known.multipliedReportingOverflow(by: Int(size))
            count = overflow || product > 1 << 60 ? nil : product
        }
        // Up to 2^40 texts a draw leave every one of them equally likely for all that can be seen.
        if let last = runs.last, last.count <= (1 << 40) / size {
            runs[runs.count - 1].parts = last.parts.lowerBound..<parts.count + 1
            runs[runs.count - 1].count = last.count * size
        } else {
            runs.append(Run(parts: parts.count..<parts.count + 1, count: size))
        }
        parts.append(part)
    }

    /// A class, an escaped character, or a character as it is.
    private static func element(
        _ characters: [Unicode.Scalar], _ place: inout Int
    ) throws(ExpressionProblem) -> [UInt8] {
        let start = place
        let character = characters[place]
        place += 1
        switch character {
        case "[": return try set(characters, &place, start)
        case "\\":
            guard place < characters.count else {
                throw ExpressionProblem(message: "nothing follows the \\", offset: start)
            }
            place += 1
            let escaped = characters[place - 1]
            if escaped == "d" { return Array(UInt8(ascii: "0")...UInt8(ascii: "9")) }
            if ("a"..."z").contains(escaped) || ("A"..."Z").contains(escaped) {
                throw ExpressionProblem(
                    message: "\\\(escaped) has no meaning here", offset: start,
                    hint: "\\d is a digit; write [A-Z] for letters")
            }
            return [UInt8(escaped.value)]
        case "]", "{", "}", "(", ")", "*", "+", "?", "|", ".", "^", "$":
            throw ExpressionProblem(
                message: "'\(character)' has no meaning here", offset: start,
                hint: "write \\\(character) for the character itself; a pattern has [classes] and {counts}")
        default: return [UInt8(character.value)]
        }
    }

    private static func set(
        _ characters: [Unicode.Scalar], _ place: inout Int, _ start: Int
    ) throws(ExpressionProblem) -> [UInt8] {
        var members: [UInt8] = []
        while place < characters.count, characters[place] != "]" {
            var low = characters[place]
            if low == "\\", place + 1 < characters.count {
                place += 1
                low = characters[place]
            }
            place += 1
            var high = low
            if place + 1 < characters.count, characters[place] == "-", characters[place + 1] != "]" {
                high = characters[place + 1]
                place += 2
            }
            guard low.value <= high.value else {
                throw ExpressionProblem(message: "the range \(low)-\(high) is empty", offset: place - 3)
            }
            for value in low.value...high.value where !members.contains(UInt8(value)) { members.append(UInt8(value)) }
        }
        guard place < characters.count else {
            throw ExpressionProblem(message: "the class is not closed", offset: start, hint: "end it with ]")
        }
        place += 1
        guard !members.isEmpty else { throw ExpressionProblem(message: "the class is empty", offset: start) }
        return members
    }

    private static func times(_ characters: [Unicode.Scalar], _ place: inout Int) throws(ExpressionProblem) -> Int {
        guard place < characters.count, characters[place] == "{" else { return 1 }
        let start = place
        guard let close = characters[place...].firstIndex(of: "}"),
            let times = Int(String(String.UnicodeScalarView(characters[(place + 1)..<close]))),
            (1...longest).contains(times)
        else {
            throw ExpressionProblem(
                message: "a count is {1} to {\(longest)}", offset: start, hint: "counts are fixed: [0-9]{5}")
        }
        place = close + 1
        return times
    }
}
