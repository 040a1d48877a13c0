internal import LoamWorlds

/// Cuts the text of an expression into tokens.
struct ExpressionLexer {
    private let characters: [Unicode.Scalar]
    private var place = 0

    private init(_ text: String) { characters = Array(text.unicodeScalars) }

    /// All tokens, the last of which is `end`.
    static func tokens(_ text: String) throws(ExpressionProblem) -> [ExpressionToken] {
        var lexer = ExpressionLexer(text)
        guard lexer.characters.count <= CustomLimits.expressionLength else {
            throw ExpressionProblem(
                message: "the expression has more than \(CustomLimits.expressionLength) characters", offset: 0)
        }
        var tokens: [ExpressionToken] = []
        repeat { tokens.append(try lexer.next()) } while tokens.last?.kind != .end
        return tokens
    }

    private func character(_ ahead: Int = 0) -> Unicode.Scalar? {
        place + ahead < characters.count ? characters[place + ahead] : nil
    }

    private mutating func next() throws(ExpressionProblem) -> ExpressionToken {
        while let space = character(), space == " " || space == "\n" || space == "\t" { place += 1 }
        let start = place
        guard let first = character() else { return ExpressionToken(kind: .end, offset: start) }
        let kind: ExpressionToken.Kind
        if Self.isDigit(first) {
            kind = try number()
        } else if Self.isLetter(first) {
            kind = .name(name())
        } else if first == "'" || first == "\"" {
            kind = .text(try text(until: first))
        } else {
            kind = try sign()
        }
        return ExpressionToken(kind: kind, offset: start)
    }

    private mutating func name() -> String {
        var name = ""
        while let next = character(), Self.isLetter(next) || Self.isDigit(next) {
            name.unicodeScalars.append(next)
            place += 1
        }
        return name
    }

    private mutating func text(until quote: Unicode.Scalar) throws(ExpressionProblem) -> String {
        let start = place
        place += 1
        var text = ""
        while let next = character() {
            place += 1
            if next == quote {
                // A doubled quote is the quote itself.
                guard character() == quote else { return text }
                place += 1
            }
            text.unicodeScalars.append(next)
        }
        throw ExpressionProblem(message: "the text is not closed", offset: start, hint: "end it with \(quote)")
    }

    private mutating func sign() throws(ExpressionProblem) -> ExpressionToken.Kind {
        let two = String(String.UnicodeScalarView([character(), character(1)].compactMap { $0 }))
        if ["==", "!=", "<=", ">=", "..", "&&", "||"].contains(two) {
            place += 2
            return .sign(two == "&&" ? "and" : two == "||" ? "or" : two)
        }
        let one = String(two.unicodeScalars.prefix(1))
        guard "+-*/(),.<>!".contains(one) else {
            let hint =
                ["=": "compare with ==", "%": "the rest of a division is mod(a, b)"][one]
                ?? "an expression has names, numbers, 'texts', + - * / ( ) , . == != < <= > >= and or not"
            throw ExpressionProblem(message: "\(quotedSign(one)) has no meaning here", offset: place, hint: hint)
        }
        place += 1
        return .sign(one == "!" ? "not" : one)
    }

    private func quotedSign(_ sign: String) -> String { "'\(sign)'" }

    static func isDigit(_ character: Unicode.Scalar) -> Bool { ("0"..."9").contains(character) }

    static func isLetter(_ character: Unicode.Scalar) -> Bool {
        ("a"..."z").contains(character) || ("A"..."Z").contains(character) || character == "_"
    }
}

/// What begins with a digit: numbers, percentages, durations, dates and timestamps.
extension ExpressionLexer {
    private mutating func number() throws(ExpressionProblem) -> ExpressionToken.Kind {
        if let moment = try moment() { return moment }
        let start = place
        var (digits, scale) = digits()
        if character() == ".", let after = character(1), Self.isDigit(after) {
            place += 1
            let fraction = self.digits()
            digits += fraction.text
            scale = fraction.text.unicodeScalars.count
        }
        if let next = character(), next == "%" {
            place += 1
            return try .number(whole(digits, start), scale: scaled(scale + 2, start))
        }
        guard let next = character(), Self.isLetter(next) else {
            return try .number(whole(digits, start), scale: scaled(scale, start))
        }
        let unit = letters()
        if let zeros = ["k": 3, "M": 6, "B": 9][unit] {
            if scale >= zeros { return try .number(whole(digits, start), scale: scale - zeros) }
            return try .number(whole(digits + String(repeating: "0", count: zeros - scale), start), scale: 0)
        }
        guard scale == 0 else {
            throw ExpressionProblem(
                message: "a duration is whole", offset: start, hint: "use a smaller unit: 90min instead of 1.5h")
        }
        return try duration(first: whole(digits, start), unit: unit, start)
    }

    /// A run of digits, with underscores between them left out.
    private mutating func digits() -> (text: String, scale: Int) {
        var text = ""
        while let next = character() {
            if next == "_", let after = character(1), Self.isDigit(after) {
                place += 1
                continue
            }
            guard Self.isDigit(next) else { break }
            text.unicodeScalars.append(next)
            place += 1
        }
        return (text, 0)
    }

    private mutating func letters() -> String {
        var text = ""
        while let next = character(), Self.isLetter(next) {
            text.unicodeScalars.append(next)
            place += 1
        }
        return text
    }

    private func whole(_ digits: String, _ start: Int) throws(ExpressionProblem) -> Int64 {
        guard let value = Int64(digits) else {
            throw ExpressionProblem(message: "the number is too large", offset: start, hint: "the limit is 2^63 - 1")
        }
        return value
    }

    private func scaled(_ scale: Int, _ start: Int) throws(ExpressionProblem) -> Int {
        guard scale <= 15 else {
            throw ExpressionProblem(message: "the number has more than 15 decimals", offset: start)
        }
        return scale
    }

    private mutating func duration(
        first: Int64, unit: String, _ start: Int
    ) throws(ExpressionProblem) -> ExpressionToken.Kind {
        var total: Int64 = 0
        var (amount, unit) = (first, unit)
        while true {
            guard let seconds = ["w": 604_800, "d": 86_400, "h": 3_600, "min": 60, "s": 1][unit] as Int64? else {
                throw ExpressionProblem(
                    message: "\(unit) is not a unit", offset: start,
                    hint: "durations have w, d, h, min, s, as in 1d12h; numbers k, M, B and %")
            }
            let (part, overflow) = amount.multipliedReportingOverflow(by: seconds * 1_000_000)
            let (sum, carried) = total.addingReportingOverflow(part)
            if overflow || carried { throw ExpressionProblem(message: "the duration is too long", offset: start) }
            total = sum
            guard let next = character(), Self.isDigit(next) else { return .duration(total) }
            amount = try whole(digits().text, start)
            unit = letters()
        }
    }

    /// `2025-01-01` or `2025-01-01T00:00:00Z`, written without blanks.
    private mutating func moment() throws(ExpressionProblem) -> ExpressionToken.Kind? {
        func matches(_ shape: String) -> Bool {
            let shape = Array(shape.unicodeScalars)
            return shape.indices.allSatisfy {
                guard let found = character($0) else { return false }
                return shape[$0] == "0" ? Self.isDigit(found) : found == shape[$0]
            }
        }
        guard matches("0000-00-00") else { return nil }
        func number(_ from: Int, _ count: Int) -> Int {
            (from..<from + count).reduce(0) { $0 * 10 + Int((character($1)?.value ?? 48) - 48) }
        }
        let start = place
        let date = CivilDate(year: number(0, 4), month: number(5, 2), day: number(8, 2))
        let hasClock = matches("0000-00-00T00:00:00Z")
        let clock = hasClock ? [number(11, 2), number(14, 2), number(17, 2)] : [0, 0, 0]
        guard date.year >= 1, date.isValid, clock[0] < 24, clock[1] < 60, clock[2] < 60 else {
            throw ExpressionProblem(message: "the date does not exist in the calendar", offset: start)
        }
        place += hasClock ? 20 : 10
        let days = Int64(date.daysSinceEpoch)
        guard hasClock else { return .date(days) }
        let second = Int64(clock[0] * 3600 + clock[1] * 60 + clock[2])
        return .timestamp(days * TimestampText.microsecondsPerDay + second * 1_000_000)
    }
}
