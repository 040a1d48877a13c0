internal import LoamWorlds

/// Comparisons, and `if` with what it knows about its branches.
extension ExpressionTyper {
    func comparison(
        _ name: String, _ left: TypedExpression, _ right: TypedExpression, _ offset: Int
    ) throws(DocumentError) -> TypedExpression {
        if left.isNullLiteral || right.isNullLiteral {
            throw place.error(
                .wrongType, "nothing is equal to null", at: offset, hint: "write isnull(x) or not isnull(x)")
        }
        if name == ">" || name == ">=" { return try comparison(name == ">" ? "<" : "<=", right, left, offset) }
        let comparison: Operation.Comparison =
            switch name {
            case "==": .equal
            case "!=": .unequal
            case "<": .less
            default: .lessOrEqual
            }
        var shape = ValueShape.boolean
        shape.isNullable = left.shape.isNullable || right.shape.isNullable
        if left.shape.kind.isText, right.shape.kind.isText {
            guard name == "==" || name == "!=" else {
                throw place.error(.wrongType, "texts have no order here", at: offset, hint: "compare with == or !=")
            }
            return try textComparison(left, right, comparison, shape, offset)
        }
        let (first, second) = try comparable(left, right, name, offset)
        if case .float = first.shape.kind { return .call(.compareFloat(comparison), [first, second], shape, offset) }
        // Ranges that do not overlap decide it, except for nulls.
        return .call(.compare(comparison), [first, second], settled(shape, comparison, first, second), offset)
    }

    private func settled(
        _ shape: ValueShape, _ comparison: Operation.Comparison, _ first: TypedExpression, _ second: TypedExpression
    ) -> ValueShape {
        var shape = shape
        let (a, b) = (first.shape.whole, second.shape.whole)
        switch comparison {
        case .equal where !a.overlaps(b): shape.whole = 0...0
        case .unequal where !a.overlaps(b): shape.whole = 1...1
        case .equal where first.shape.onlyWhole != nil && first.shape.onlyWhole == second.shape.onlyWhole:
            shape.whole = 1...1
        case .unequal where first.shape.onlyWhole != nil && first.shape.onlyWhole == second.shape.onlyWhole:
            shape.whole = 0...0
        case .less where a.upperBound < b.lowerBound: shape.whole = 1...1
        case .less where a.lowerBound >= b.upperBound: shape.whole = 0...0
        case .lessOrEqual where a.upperBound <= b.lowerBound: shape.whole = 1...1
        case .lessOrEqual where a.lowerBound > b.upperBound: shape.whole = 0...0
        default: break
        }
        return shape
    }

    private func comparable(
        _ left: TypedExpression, _ right: TypedExpression, _ name: String, _ offset: Int
    ) throws(DocumentError) -> (TypedExpression, TypedExpression) {
        switch (left.shape.kind, right.shape.kind) {
        case (.boolean, .boolean), (.date, .date), (.timestamp, .timestamp), (.duration, .duration):
            return (left, right)
        case (.date, .timestamp), (.timestamp, .date): return (try moment(left), try moment(right))
        default: break
        }
        guard left.shape.kind.isNumber == right.shape.kind.isNumber, left.shape.kind.isNumber else {
            throw place.error(
                .wrongType, "\(found(left)) cannot be compared with \(found(right))", at: offset)
        }
        let (first, second, _) = try alike(left, right, name)
        return (first, second)
    }

    private func textComparison(
        _ left: TypedExpression, _ right: TypedExpression, _ comparison: Operation.Comparison, _ shape: ValueShape,
        _ offset: Int
    ) throws(DocumentError) -> TypedExpression {
        guard case .words(let first) = left.shape.kind, case .words(let second) = right.shape.kind else {
            let isEqual = if case .equal = comparison { true } else { false }
            return .call(.equalText(isEqual), [text(left), text(right)], shape, offset)
        }
        // A word that can never be met is a slip of the pen.
        for (constant, list) in [(right, first), (left, second)] {
            guard let word = constant.constantText, list.index(of: word) == nil else { continue }
            throw place.error(
                .badChoice, "\(quoted(word)) is none of the values", at: constant.offset,
                hint: NearestName.of(word, in: list.values).map { "did you mean \($0)?" }
                    ?? "the values are " + list.values.prefix(20).joined(separator: ", "))
        }
        let merged = Self.merged([first, second])
        return .call(.compare(comparison), [mapped(left, to: merged), mapped(right, to: merged)], shape, offset)
    }

    static func merged(_ lists: [Enumeration]) -> Enumeration {
        var words: [String] = []
        var seen: Set<String> = []
        for word in lists.flatMap(\.values) where seen.insert(word).inserted { words.append(word) }
        return Enumeration(words)
    }

    /// A word as an index into a longer list.
    func mapped(_ operand: TypedExpression, to list: Enumeration) -> TypedExpression {
        guard case .words(let own) = operand.shape.kind, own != list else { return operand }
        let table = own.values.map { Int64(list.index(of: $0) ?? 0) }
        var shape = ValueShape.words(list)
        shape.isNullable = operand.shape.isNullable
        let range = operand.shape.whole.clamped(to: 0...Int64(table.count - 1))
        let reached = table[Int(range.lowerBound)...Int(range.upperBound)]
        shape.whole = (reached.min() ?? 0)...(reached.max() ?? 0)
        return .call(.look(table), [operand], shape, operand.offset)
    }

    func choice(
        _ arguments: [ParsedExpression], _ known: Known, _ offset: Int
    ) throws(DocumentError) -> TypedExpression {
        guard arguments.count == 3 else {
            throw place.error(
                .badExpression, "if() takes three arguments, not \(arguments.count)", at: offset,
                hint: "if(condition, then, else)")
        }
        let condition = try typed(arguments[0], known)
        try expect(condition, condition.shape.kind == .boolean, "a condition", for: "if()")
        let branches = [
            try typed(arguments[1], narrowed(known, by: arguments[0], to: true)),
            try typed(arguments[2], narrowed(known, by: arguments[0], to: false)),
        ]
        let same = try unified(branches, "if()", offset)
        if let decided = condition.shape.onlyWhole { return decided == 1 ? same[0] : same[1] }
        return .call(.choose, [condition] + same, Self.hull(same.map(\.shape)), offset)
    }

    /// Expressions made one type; nulls take the type of the others.
    func unified(
        _ operands: [TypedExpression], _ name: String, _ offset: Int
    ) throws(DocumentError) -> [TypedExpression] {
        guard let first = operands.first(where: { !$0.isNullLiteral }) else {
            throw place.error(.wrongType, "\(name) has nothing but nulls", at: offset)
        }
        var (lists, scale, isFloat, hasMoment, isText) = ([Enumeration](), 0, false, false, false)
        for operand in operands where !operand.isNullLiteral {
            let kind = operand.shape.kind
            try expect(operand, kind != .uuid, "something else", for: name)
            if case .words(let list) = kind { lists.append(list) }
            if case .text = kind { isText = true }
            if case .timestamp = kind { hasMoment = true }
            isFloat = isFloat || kind == .float
            scale = max(scale, kind.scale ?? 0)
        }
        let list = lists.isEmpty || isText ? nil : Self.merged(lists)
        var result: [TypedExpression] = []
        for operand in operands where !operand.isNullLiteral {
            let kind = operand.shape.kind
            if kind.isText, first.shape.kind.isText {
                result.append(list.map { mapped(operand, to: $0) } ?? text(operand))
            } else if kind.isNumber, first.shape.kind.isNumber {
                result.append(isFloat ? float(operand) : try enlarged(operand, to: scale))
            } else if [.date, .timestamp].contains(kind), [.date, .timestamp].contains(first.shape.kind) {
                result.append(hasMoment ? try moment(operand) : operand)
            } else if case .duration = kind, case .duration = first.shape.kind {
                var same = operand
                same.shape.kind = .duration(step: 1)
                result.append(same)
            } else if kind == first.shape.kind {
                result.append(operand)
            } else {
                throw place.error(
                    .wrongType, "\(name) has \(found(first)) and \(found(operand))", at: operand.offset,
                    hint: "make both the same type")
            }
        }
        return nulled(operands, result)
    }

    /// Puts nulls, in the type of the others, back to their places.
    private func nulled(_ operands: [TypedExpression], _ typed: [TypedExpression]) -> [TypedExpression] {
        var rest = typed[...]
        let model = typed[0].shape
        return operands.map { operand in
            guard operand.isNullLiteral else { return rest.removeFirst() }
            var null = operand
            null.shape = model
            null.shape.isNullable = true
            null.shape.excludesZero = false
            return null
        }
    }

    static func hull(_ shapes: [ValueShape]) -> ValueShape {
        var result = shapes[0]
        for shape in shapes.dropFirst() {
            result.whole = Interval.hull(result.whole, shape.whole)
            result.float = Interval.hull(result.float, shape.float)
            result.width = max(result.width, shape.width)
        }
        result.excludesZero = shapes.allSatisfy { !$0.mayBeZero }
        result.isNullable = shapes.contains { $0.isNullable }
        return result
    }
}
