internal import LoamWorlds

/// The functions of expressions, by name.
extension ExpressionTyper {
    /// Name, fewest and most arguments, how it is written.
    private static let functions: [(name: String, arguments: ClosedRange<Int>, form: String)] = [
        ("if", 3...3, "if(condition, then, else)"), ("min", 2...20, "min(a, b, ...)"),
        ("max", 2...20, "max(a, b, ...)"),
        ("abs", 1...1, "abs(x)"), ("round", 1...2, "round(x) or round(x, decimals)"),
        ("floor", 1...1, "floor(x)"), ("ceil", 1...1, "ceil(x)"), ("float", 1...1, "float(x)"),
        ("div", 2...2, "div(a, b)"), ("mod", 2...2, "mod(a, b)"), ("coalesce", 2...20, "coalesce(a, b, ...)"),
        ("isnull", 1...1, "isnull(x)"), ("nullif", 2...2, "nullif(x, y)"), ("date", 1...1, "date(t)"),
        ("year", 1...1, "year(t)"), ("month", 1...1, "month(t)"), ("day", 1...1, "day(t)"),
        ("weekday", 1...1, "weekday(t), 1 is Monday"), ("hour", 1...1, "hour(t)"),
        ("days", 1...1, "days(duration)"), ("hours", 1...1, "hours(duration)"), ("minutes", 1...1, "minutes(duration)"),
        ("seconds", 1...1, "seconds(duration)"), ("text", 1...1, "text(x)"), ("concat", 1...20, "concat(a, b, ...)"),
        ("lower", 1...1, "lower(text)"), ("upper", 1...1, "upper(text)"),
    ]

    static var functionNames: [String] { functions.map(\.name) }

    func function(
        _ name: String, _ operands: [TypedExpression], _ offset: Int
    ) throws(DocumentError) -> TypedExpression {
        guard let known = Self.functions.first(where: { $0.name == name }) else {
            let names = Self.functionNames
            throw place.error(
                .unknownName, "there is no function \(quoted(name))", at: offset,
                hint: NearestName.of(name, in: names).map { "did you mean \($0)()?" }
                    ?? "the functions are " + names.joined(separator: ", "))
        }
        guard known.arguments.contains(operands.count) else {
            throw place.error(
                .badExpression, "\(name)() has \(operands.count) arguments", at: offset, hint: "write \(known.form)")
        }
        switch name {
        case "min", "max": return try extreme(name, operands, offset)
        case "abs": return try absolute(operands[0], offset)
        case "round", "floor", "ceil": return try rounding(name, operands, offset)
        case "float":
            try expect(operands[0], operands[0].shape.kind.isNumber, "a number", for: "float()")
            return float(operands[0])
        case "div", "mod": return try division(name, operands[0], operands[1], offset)
        case "coalesce": return try coalesce(operands, offset)
        case "isnull": return .call(.isNull, operands, Self.isNull(operands[0]), offset)
        case "nullif": return try nullIf(operands[0], operands[1], offset)
        case "text":
            try expect(
                operands[0], operands[0].shape.kind != .uuid && !operands[0].isNullLiteral, "a value", for: "text()")
            return text(operands[0])
        case "concat": return try concatenation(operands, offset)
        case "lower", "upper": return try changedCase(name, operands[0], offset)
        default: return try calendar(name, operands[0], offset)
        }
    }

    private static func isNull(_ operand: TypedExpression) -> ValueShape {
        var shape = ValueShape.boolean
        if !operand.shape.isNullable { shape.whole = 0...0 }
        if operand.isNullLiteral { shape.whole = 1...1 }
        return shape
    }

    private func extreme(
        _ name: String, _ operands: [TypedExpression], _ offset: Int
    ) throws(DocumentError) -> TypedExpression {
        let isLeast = name == "min"
        let same = try unified(operands, name + "()", offset)
        let kind = same[0].shape.kind
        try expect(same[0], !kind.isText && kind != .boolean && kind != .uuid, "numbers or moments", for: name + "()")
        var result = same[0]
        for next in same.dropFirst() {
            if case .float = kind {
                result = try floats(
                    isLeast ? .minimumFloat : .maximumFloat, result, next,
                    { isLeast ? Interval.minimum($0, $1) : Interval.maximum($0, $1) }, name, offset)
            } else {
                result = try whole(
                    isLeast ? .minimum : .maximum, result, next,
                    { isLeast ? Interval.minimum($0, $1) : Interval.maximum($0, $1) }, kind, name, offset)
            }
        }
        return result
    }

    private func absolute(_ operand: TypedExpression, _ offset: Int) throws(DocumentError) -> TypedExpression {
        var shape = operand.shape
        if case .float = shape.kind {
            shape.float = Interval.absolute(shape.float)
            return .call(.absoluteFloat, [operand], shape, offset)
        }
        let isDuration = if case .duration = shape.kind { true } else { false }
        try expect(operand, shape.kind.isNumber || isDuration, "a number", for: "abs()")
        guard let range = Interval.absolute(shape.whole) else { throw overflow("abs()", offset) }
        shape.whole = range
        return .call(.absolute, [operand], shape, offset)
    }

    private func rounding(
        _ name: String, _ operands: [TypedExpression], _ offset: Int
    ) throws(DocumentError) -> TypedExpression {
        try expect(operands[0], operands[0].shape.kind.isNumber, "a number", for: name + "()")
        var scale = 0
        if operands.count == 2 {
            guard case .integer = operands[1].shape.kind, let wanted = operands[1].shape.onlyWhole,
                (0...9).contains(wanted)
            else {
                throw place.error(
                    .wrongType, "decimals are a whole number from 0 to 9", at: operands[1].offset,
                    hint: "write round(x, 2)")
            }
            scale = Int(wanted)
        }
        return try rounded(
            operands[0], scale: scale, name == "round" ? .nearest : name == "floor" ? .down : .up, offset)
    }

    private func division(
        _ name: String, _ left: TypedExpression, _ right: TypedExpression, _ offset: Int
    ) throws(DocumentError) -> TypedExpression {
        for operand in [left, right] {
            try expect(operand, operand.shape.kind == .integer, "a whole number", for: name + "()")
        }
        try refuseZero(right)
        return try whole(
            name == "div" ? .divide : .modulo, left, right, name == "div" ? Interval.quotient : Interval.rest,
            .integer, name + "()", offset)
    }

    private func coalesce(_ operands: [TypedExpression], _ offset: Int) throws(DocumentError) -> TypedExpression {
        let same = try unified(operands, "coalesce()", offset)
        guard let last = same.firstIndex(where: { !$0.shape.isNullable }) else {
            return .call(.coalesce, same, Self.hull(same.map(\.shape)), offset)
        }
        if last == 0 { return same[0] }
        let used = Array(same[...last])
        var shape = Self.hull(used.map(\.shape))
        shape.isNullable = false
        return .call(.coalesce, used, shape, offset)
    }

    private func nullIf(
        _ left: TypedExpression, _ right: TypedExpression, _ offset: Int
    ) throws(DocumentError) -> TypedExpression {
        let same = try unified([left, right], "nullif()", offset)
        guard same[0].shape.kind != .text, same[0].shape.kind != .uuid else {
            throw place.error(.wrongType, "nullif() compares numbers, moments and listed words", at: offset)
        }
        var shape = same[0].shape
        shape.isNullable = true
        if same[1].shape.onlyWhole == 0 || same[1].shape.onlyFloat == 0 && shape.kind == .float {
            shape.excludesZero = true
            if shape.whole.lowerBound == 0, shape.whole.upperBound > 0 { shape.whole = 1...shape.whole.upperBound }
            if shape.whole.upperBound == 0, shape.whole.lowerBound < 0 {
                shape.whole = shape.whole.lowerBound ... -1
            }
        }
        return .call(.nullIf, same, shape, offset)
    }

    private func calendar(
        _ name: String, _ operand: TypedExpression, _ offset: Int
    ) throws(DocumentError) -> TypedExpression {
        if let unit: Int64 = ["days": 86_400, "hours": 3_600, "minutes": 60, "seconds": 1][name] {
            guard case .duration = operand.shape.kind else {
                throw place.error(
                    .wrongType, "\(name)() needs a duration, not \(found(operand))", at: operand.offset,
                    hint: "a duration is the difference of two moments")
            }
            return shrunk(operand, unit * 1_000_000, .down, .integer)
        }
        let isMoment = operand.shape.kind == .timestamp
        try expect(
            operand, isMoment || operand.shape.kind == .date && name != "hour", "a date or timestamp", for: name + "()")
        let days = isMoment ? shrunk(operand, Self.day, .down, .date) : operand
        switch name {
        case "date": return days
        case "hour":
            let start = try moment(days)
            let past = try whole(
                .subtract, operand, start, { _, _ in 0...Self.day - 1 }, .duration(step: 1), name, offset)
            return shrunk(past, 3_600_000_000, .down, .integer)
        default:
            let part: Operation.DatePart =
                name == "year" ? .year : name == "month" ? .month : name == "day" ? .day : .weekday
            var shape = ValueShape.number(scale: 0, 1...(name == "month" ? 12 : name == "day" ? 31 : 7))
            if case .year = part { shape.whole = 1...9999 }
            shape.isNullable = operand.shape.isNullable
            if let day = days.shape.onlyWhole {
                shape.whole = DateParts.value(part, day)...DateParts.value(part, day)
            }
            return .call(.datePart(part), [days], shape, offset)
        }
    }
}
