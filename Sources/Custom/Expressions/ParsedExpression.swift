/// An expression as it is written: names and functions are not looked up yet.
struct ParsedExpression: Sendable {
    indirect enum Kind: Sendable {
        case literal(ExpressionToken.Kind)
        /// A name, or several with dots between: `price`, `device.site.region`.
        case name([String])
        case call(String, [ParsedExpression])
    }

    var kind: Kind
    /// Characters before it in the expression; for an operator, before the operator.
    var offset: Int
    /// 1 for a literal or a name, one more than the highest operand otherwise.
    var height: Int
}

/// Reads expressions, by precedence climbing: `or`, `and`, `not`, comparisons, `+ -`, `* /`, signs.
struct ExpressionParser {
    private let tokens: [ExpressionToken]
    private var place = 0
    private var parts = 0
    private var depth = 0

    /// The expression that the whole text is.
    static func parse(_ text: String) throws(ExpressionProblem) -> ParsedExpression {
        var parser = ExpressionParser(tokens: try ExpressionLexer.tokens(text))
        let expression = try parser.expression(0)
        guard parser.token.kind == .end else { throw parser.unexpected() }
        return expression
    }

    /// Two expressions with `..` between them, or one that is both ends.
    static func range(_ text: String) throws(ExpressionProblem) -> (lower: ParsedExpression, upper: ParsedExpression) {
        var parser = ExpressionParser(tokens: try ExpressionLexer.tokens(text))
        let lower = try parser.expression(0)
        var upper = lower
        if parser.token.kind == .sign("..") {
            parser.place += 1
            upper = try parser.expression(0)
        }
        guard parser.token.kind == .end else { throw parser.unexpected() }
        return (lower, upper)
    }

    private init(tokens: [ExpressionToken]) { self.tokens = tokens }

    private var token: ExpressionToken { tokens[min(place, tokens.count - 1)] }

    /// The binary operator of a token and how tightly it binds; comparisons do not chain.
    private static func binary(_ kind: ExpressionToken.Kind) -> (name: String, level: Int)? {
        let name: String
        switch kind {
        case .sign(let sign): name = sign
        case .name(let word) where word == "and" || word == "or": name = word
        default: return nil
        }
        switch name {
        case "or": return (name, 1)
        case "and": return (name, 2)
        case "==", "!=", "<", "<=", ">", ">=": return (name, 4)
        case "+", "-": return (name, 5)
        case "*", "/": return (name, 6)
        default: return nil
        }
    }

    private mutating func expression(_ level: Int) throws(ExpressionProblem) -> ParsedExpression {
        depth += 1
        defer { depth -= 1 }
        guard depth <= 50 else {
            throw ExpressionProblem(message: "the expression is nested too deep", offset: token.offset)
        }
        var left = try prefix()
        while let binary = Self.binary(token.kind), binary.level > level {
            let offset = token.offset
            place += 1
            let right = try expression(binary.level)
            left = try part(.call(binary.name, [left, right]), offset)
            if binary.level == 4, let next = Self.binary(token.kind), next.level == 4 {
                throw ExpressionProblem(
                    message: "comparisons do not chain", offset: token.offset, hint: "join them with and")
            }
        }
        return left
    }

    private mutating func prefix() throws(ExpressionProblem) -> ParsedExpression {
        let offset = token.offset
        switch token.kind {
        case .sign("-"):
            place += 1
            return try part(.call("negate", [try expression(6)]), offset)
        case .sign("not"), .name("not"):
            place += 1
            return try part(.call("not", [try expression(3)]), offset)
        case .sign("("):
            place += 1
            let inner = try expression(0)
            try expect(")")
            return inner
        case .number, .duration, .date, .timestamp, .text:
            let literal = token.kind
            place += 1
            return try part(.literal(literal), offset)
        case .name(let name):
            place += 1
            return token.kind == .sign("(") ? try call(name, offset) : try path(name, offset)
        default: throw unexpected()
        }
    }

    private mutating func call(_ name: String, _ offset: Int) throws(ExpressionProblem) -> ParsedExpression {
        place += 1
        var arguments: [ParsedExpression] = []
        if token.kind != .sign(")") {
            arguments.append(try expression(0))
            while token.kind == .sign(",") {
                place += 1
                arguments.append(try expression(0))
            }
        }
        try expect(")")
        return try part(.call(name + "()", arguments), offset)
    }

    private mutating func path(_ name: String, _ offset: Int) throws(ExpressionProblem) -> ParsedExpression {
        var names = [name]
        while token.kind == .sign(".") {
            place += 1
            guard case .name(let next) = token.kind else { throw unexpected() }
            names.append(next)
            place += 1
            guard names.count <= CustomLimits.pathLength else {
                throw ExpressionProblem(message: "the name has too many dots", offset: offset)
            }
        }
        return try part(.name(names), offset)
    }

    private mutating func part(
        _ kind: ParsedExpression.Kind, _ offset: Int
    ) throws(ExpressionProblem) -> ParsedExpression {
        parts += 1
        guard parts <= CustomLimits.expressionParts else {
            throw ExpressionProblem(
                message: "the expression has more than \(CustomLimits.expressionParts) parts", offset: offset,
                hint: "put parts of it into columns of their own")
        }
        var height = 1
        if case .call(_, let operands) = kind { height += operands.map(\.height).max() ?? 0 }
        guard height <= CustomLimits.expressionHeight else {
            throw ExpressionProblem(
                message: "the expression has more than \(CustomLimits.expressionHeight) parts inside each other",
                offset: offset, hint: "put parts of it into columns of their own")
        }
        return ParsedExpression(kind: kind, offset: offset, height: height)
    }

    private mutating func expect(_ sign: String) throws(ExpressionProblem) {
        guard token.kind == .sign(sign) else {
            throw ExpressionProblem(message: "'\(sign)' is missing", offset: token.offset)
        }
        place += 1
    }

    private func unexpected() -> ExpressionProblem {
        switch token.kind {
        case .end: ExpressionProblem(message: "the expression ends too early", offset: token.offset)
        case .sign(let sign): ExpressionProblem(message: "'\(sign)' cannot stand here", offset: token.offset)
        case .name(let name):
            ExpressionProblem(
                message: "'\(name)' cannot stand here", offset: token.offset, hint: "an operator or a comma is missing")
        default: ExpressionProblem(message: "a value cannot stand here", offset: token.offset)
        }
    }
}
