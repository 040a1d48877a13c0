internal import LoamWorlds

/// What a condition says about the names in it.
extension ExpressionTyper {
    /// The shapes of names where the condition came out as `truth`.
    func narrowed(
        _ known: Known, by condition: ParsedExpression, to truth: Bool
    ) throws(DocumentError) -> Known {
        guard case .call(let name, let operands) = condition.kind else { return known }
        switch name {
        case "not": return try narrowed(known, by: operands[0], to: !truth)
        case "and" where truth, "or" where !truth:
            return try narrowed(try narrowed(known, by: operands[0], to: truth), by: operands[1], to: truth)
        case "==", "!=", "<", "<=", ">", ">=":
            let (left, right) = (try typed(operands[0], known), try typed(operands[1], known))
            var result = known
            if case .name(let path) = operands[0].kind {
                narrow(&result, path, left, Self.relation(name, truth), right)
            }
            if case .name(let path) = operands[1].kind {
                narrow(&result, path, right, Self.mirrored(Self.relation(name, truth)), left)
            }
            return result
        default: return known
        }
    }

    private static func relation(_ name: String, _ truth: Bool) -> String {
        if truth { return name }
        return ["==": "!=", "!=": "==", "<": ">=", "<=": ">", ">": "<=", ">=": "<"][name] ?? name
    }

    private static func mirrored(_ name: String) -> String {
        ["<": ">", "<=": ">=", ">": "<", ">=": "<="][name] ?? name
    }

    /// Cuts the range of a column that is compared with something of the same units.
    private func narrow(
        _ known: inout Known, _ path: [String], _ column: TypedExpression, _ relation: String,
        _ other: TypedExpression
    ) {
        // A condition that is null takes the else branch. That needs a null operand: a null column makes null of all that
        // uses it, so its range does not matter; a null on the other side would matter.
        guard !column.isConstant, !other.shape.isNullable else { return }
        var shape = column.shape
        guard let own = shape.kind.scale, let theirs = other.shape.kind.scale, theirs <= own,
            let range = Interval.product(
                other.shape.whole, WholeMath.power(own - theirs)...WholeMath.power(own - theirs))
        else { return }
        var (low, high) = (shape.whole.lowerBound, shape.whole.upperBound)
        switch relation {
        case "==": (low, high) = (max(low, range.lowerBound), min(high, range.upperBound))
        case "!=":
            guard range.lowerBound == range.upperBound else { return }
            if low == range.lowerBound, low < high { low += 1 }
            if high == range.lowerBound, low < high { high -= 1 }
            if range.lowerBound == 0 { shape.excludesZero = true }
        case "<": if range.upperBound > .min { high = min(high, range.upperBound - 1) }
        case "<=": high = min(high, range.upperBound)
        case ">": if range.lowerBound < .max { low = max(low, range.lowerBound + 1) }
        default: low = max(low, range.lowerBound)
        }
        // A branch that no row takes keeps the range it has.
        guard low <= high else { return }
        shape.whole = low...high
        known[path.joined(separator: ".")] = shape
    }
}
