internal import LoamWorlds

/// Numbers made alike: the same decimals, or floating point.
extension ExpressionTyper {
    static let years = TimestampText.years

    /// An operation on two numbers: in whole units where both have some, in floating point otherwise.
    func numbers(
        _ left: TypedExpression, _ right: TypedExpression, _ name: String, _ offset: Int, _ operation: Operation,
        _ floatOperation: Operation, _ range: (Interval.Whole, Interval.Whole) -> Interval.Whole?,
        _ floatRange: (Interval.Float, Interval.Float) -> Interval.Float?
    ) throws(DocumentError) -> TypedExpression {
        let (first, second, kind) = try alike(left, right, name)
        if case .float = kind { return try floats(floatOperation, first, second, floatRange, name, offset) }
        return try whole(operation, first, second, range, kind, name, offset)
    }

    /// Two numbers in the same units.
    func alike(
        _ left: TypedExpression, _ right: TypedExpression, _ name: String
    ) throws(DocumentError) -> (TypedExpression, TypedExpression, ValueKind) {
        try expect(left, left.shape.kind.isNumber, "a number", for: name)
        try expect(right, right.shape.kind.isNumber, "a number", for: name)
        guard let first = left.shape.kind.scale, let second = right.shape.kind.scale else {
            return (float(left), float(right), .float)
        }
        let scale = max(first, second)
        return (try enlarged(left, to: scale), try enlarged(right, to: scale), .number(scale: scale))
    }

    /// A number with more decimals.
    func enlarged(_ operand: TypedExpression, to scale: Int) throws(DocumentError) -> TypedExpression {
        let own = operand.shape.kind.scale ?? 0
        guard scale > own else { return operand }
        let factor = WholeMath.power(scale - own)
        guard let range = Interval.product(operand.shape.whole, factor...factor) else {
            throw overflow("the number with \(scale) decimals", operand.offset)
        }
        var shape = operand.shape
        shape.kind = .number(scale: scale)
        shape.whole = range
        return .call(.enlarge(factor), [operand], shape, operand.offset)
    }

    /// A number in floating point.
    func float(_ operand: TypedExpression) -> TypedExpression {
        guard let scale = operand.shape.kind.scale else { return operand }
        let divisor = WholeMath.floatPower(scale)
        return .call(.toFloat(divisor), [operand], floatShape(operand, divisor: divisor), operand.offset)
    }

    func floatShape(_ operand: TypedExpression, divisor: Double) -> ValueShape {
        var shape = operand.shape
        shape.kind = .float
        shape.float = Double(shape.whole.lowerBound) / divisor...Double(shape.whole.upperBound) / divisor
        return shape
    }

    /// A whole value divided by a constant.
    func shrunk(
        _ operand: TypedExpression, _ divisor: Int64, _ rounding: Operation.Rounding, _ kind: ValueKind
    ) -> TypedExpression {
        var shape = ValueShape(kind: kind, whole: Interval.shrunk(operand.shape.whole, divisor, rounding))
        shape.isNullable = operand.shape.isNullable
        return .call(.shrink(divisor, rounding), [operand], shape, operand.offset)
    }

    /// A number with exactly `scale` decimals.
    func rounded(
        _ operand: TypedExpression, scale: Int, _ rounding: Operation.Rounding, kind: ValueKind? = nil, _ offset: Int
    ) throws(DocumentError) -> TypedExpression {
        if let own = operand.shape.kind.scale {
            if own <= scale { return try enlarged(operand, to: scale) }
            return shrunk(operand, WholeMath.power(own - scale), rounding, .number(scale: scale))
        }
        let power = WholeMath.floatPower(scale)
        guard let range = Interval.rounded(operand.shape.float, power, rounding) else {
            throw overflow("the rounded number", offset)
        }
        var shape = ValueShape(kind: kind ?? .number(scale: scale), whole: range)
        shape.isNullable = operand.shape.isNullable
        return .call(.toWhole(power, rounding), [operand], shape, offset)
    }
}
