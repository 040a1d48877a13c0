internal import LoamWorlds

/// What names mean inside an expression.
protocol ExpressionScope {
    /// The column or parameter of a name.
    ///
    /// - Throws: what is wrong with the name, located by `place` and `offset`, or with the column it leads to.
    func look(_ names: [String], _ place: ExpressionPlace, at offset: Int) throws(DocumentError) -> TypedExpression
}

/// Gives every part of an expression its type and its range, and refuses what does not fit.
///
/// Ranges are those of interval arithmetic, so a division is allowed only where the divisor's range is without zero, and a
/// result only where its range fits. `if` narrows ranges: in `if(x == 0, 0, y / x)` the last x is not zero.
struct ExpressionTyper {
    let scope: any ExpressionScope
    let place: ExpressionPlace
    let nesting: NestingCount

    /// Names whose ranges a condition around them has narrowed.
    typealias Known = [String: ValueShape]

    func typed(_ parsed: ParsedExpression, _ known: Known = [:]) throws(DocumentError) -> TypedExpression {
        let offset = parsed.offset
        nesting.count += 1
        defer { nesting.count -= 1 }
        guard nesting.count <= CustomLimits.nesting else {
            throw place.error(
                .tooLarge, "expressions need each other over more than \(CustomLimits.nesting) steps", at: offset)
        }
        switch parsed.kind {
        case .literal(let literal): return try narrow(Self.literal(literal, offset))
        case .name(let names):
            if names.count == 1, let constant = Self.word(names[0], offset) { return constant }
            var found = try scope.look(names, place, at: offset)
            found.offset = offset
            found = try narrow(found)
            if !found.isConstant, let narrowed = known[names.joined(separator: ".")] { found.shape = narrowed }
            return found
        case .call("if()", let arguments): return try choice(arguments, known, offset)
        case .call(let name, let arguments):
            var operands: [TypedExpression] = []
            for argument in arguments { operands.append(try typed(argument, known)) }
            return try call(name, operands, offset)
        }
    }

    /// Refuses texts that are too wide for a cell.
    private func narrow(_ operand: TypedExpression) throws(DocumentError) -> TypedExpression {
        guard operand.shape.width <= CustomLimits.textWidth else {
            throw place.error(
                .overflow, "the text has \(operand.shape.width) bytes, more than \(CustomLimits.textWidth)",
                at: operand.offset)
        }
        return operand
    }

    private static func word(_ name: String, _ offset: Int) -> TypedExpression? {
        switch name {
        case "true": .whole(1, .boolean, offset)
        case "false": .whole(0, .boolean, offset)
        case "null":
            TypedExpression(
                kind: .null, shape: ValueShape(kind: .boolean, whole: 0...0, isNullable: true), offset: offset)
        default: nil
        }
    }

    private static func literal(_ literal: ExpressionToken.Kind, _ offset: Int) -> TypedExpression {
        switch literal {
        case .number(let units, let scale): .whole(units, .number(scale: scale), offset)
        case .duration(let length): .whole(length, .duration(step: max(1, length)), offset)
        case .date(let day): .whole(day, .date, offset)
        case .timestamp(let instant): .whole(instant, .timestamp, offset)
        case .text(let text): .whole(0, .words(Enumeration([text])), offset)
        default: .whole(0, .integer, offset)
        }
    }

    /// Operators and functions by name.
    private func call(
        _ name: String, _ operands: [TypedExpression], _ offset: Int
    ) throws(DocumentError) -> TypedExpression {
        switch name {
        case "+": return try sum(operands[0], operands[1], offset)
        case "-": return try difference(operands[0], operands[1], offset)
        case "*": return try product(operands[0], operands[1], offset)
        case "/": return try quotient(operands[0], operands[1], offset)
        case "negate": return try difference(zero(like: operands[0]), operands[0], offset)
        case "==", "!=", "<", "<=", ">", ">=": return try comparison(name, operands[0], operands[1], offset)
        case "and", "or", "not": return try logic(name, operands, offset)
        default: return try function(String(name.dropLast(2)), operands, offset)
        }
    }

    private func zero(like operand: TypedExpression) -> TypedExpression {
        if case .duration(let step) = operand.shape.kind { return .whole(0, .duration(step: step), operand.offset) }
        return .whole(0, .integer, operand.offset)
    }

    private func logic(
        _ name: String, _ operands: [TypedExpression], _ offset: Int
    ) throws(DocumentError) -> TypedExpression {
        for operand in operands { try expect(operand, operand.shape.kind == .boolean, "true or false", for: name) }
        var shape = ValueShape.boolean
        shape.isNullable = operands.contains { $0.shape.isNullable }
        let operation: Operation = name == "and" ? .and : name == "or" ? .or : .not
        return .call(operation, operands, shape, offset)
    }

    func expect(
        _ operand: TypedExpression, _ fits: Bool, _ wanted: String, for name: String
    ) throws(DocumentError) {
        guard !fits else { return }
        throw place.error(
            .wrongType, "\(name) needs \(wanted) here, not \(found(operand))", at: operand.offset)
    }

    func found(_ operand: TypedExpression) -> String { operand.isNullLiteral ? "null" : operand.shape.kind.name }

    func overflow(_ what: String, _ offset: Int) -> DocumentError {
        place.error(
            .overflow, "\(what) can leave the range of its type", at: offset,
            hint: "bound the operands with min() and max(), shorten decimals with round(), or use float()")
    }
}

/// How many expressions wait for one another while a world is planned, so that none grows over the stack.
final class NestingCount {
    var count = 0
}
