internal import LoamWorlds

/// Sums, products and quotients of numbers, moments and durations.
extension ExpressionTyper {
    static let day: Int64 = 86_400_000_000

    func sum(
        _ left: TypedExpression, _ right: TypedExpression, _ offset: Int
    ) throws(DocumentError) -> TypedExpression {
        if left.shape.kind.isText || right.shape.kind.isText { return try concatenation([left, right], offset) }
        switch (left.shape.kind, right.shape.kind) {
        case (.duration(let first), .duration(let second)):
            return try whole(
                .add, left, right, Interval.sum, .duration(step: Self.commonStep(first, second)), "the sum", offset)
        case (.date, .duration), (.timestamp, .duration): return try shift(left, right, .add, offset)
        case (.duration, .date), (.duration, .timestamp): return try shift(right, left, .add, offset)
        default: break
        }
        return try numbers(left, right, "+", offset, .add, .addFloat, Interval.sum, Interval.sum)
    }

    func difference(
        _ left: TypedExpression, _ right: TypedExpression, _ offset: Int
    ) throws(DocumentError) -> TypedExpression {
        switch (left.shape.kind, right.shape.kind) {
        case (.duration(let first), .duration(let second)):
            return try whole(
                .subtract, left, right, Interval.difference, .duration(step: Self.commonStep(first, second)),
                "the difference", offset)
        case (.date, .duration), (.timestamp, .duration): return try shift(left, right, .subtract, offset)
        case (.date, .date):
            return try whole(
                .subtract, try moment(left), try moment(right), Interval.difference, .duration(step: Self.day),
                "the difference", offset)
        case (.date, .timestamp), (.timestamp, .date), (.timestamp, .timestamp):
            return try whole(
                .subtract, try moment(left), try moment(right), Interval.difference, .duration(step: 1),
                "the difference", offset)
        default: break
        }
        return try numbers(
            left, right, "-", offset, .subtract, .subtractFloat, Interval.difference, Interval.difference)
    }

    func product(
        _ left: TypedExpression, _ right: TypedExpression, _ offset: Int
    ) throws(DocumentError) -> TypedExpression {
        if case .duration = right.shape.kind, left.shape.kind.isNumber { return try product(right, left, offset) }
        if case .duration(let step) = left.shape.kind {
            if case .integer = right.shape.kind {
                return try whole(.multiply, left, right, Interval.product, .duration(step: step), "the product", offset)
            }
            try expect(right, right.shape.kind.isNumber, "a number", for: "*")
            let length = TypedExpression.call(
                .toFloat(1), [left], floatShape(left, divisor: 1), left.offset)
            let scaled = try floats(
                .multiplyFloat, length, float(right), Interval.product, "the product", offset)
            return try rounded(scaled, scale: 0, .nearest, kind: .duration(step: 1), offset)
        }
        try expect(left, left.shape.kind.isNumber, "a number", for: "*")
        try expect(right, right.shape.kind.isNumber, "a number", for: "*")
        guard let first = left.shape.kind.scale, let second = right.shape.kind.scale else {
            return try floats(.multiplyFloat, float(left), float(right), Interval.product, "the product", offset)
        }
        guard first + second <= 12 else {
            throw place.error(
                .overflow, "the product has \(first + second) decimals, more than 12", at: offset,
                hint: "shorten a factor with round(x, 2), or use float(x)")
        }
        return try whole(
            .multiply, left, right, Interval.product, .number(scale: first + second), "the product", offset)
    }

    /// Always a floating-point number.
    func quotient(
        _ left: TypedExpression, _ right: TypedExpression, _ offset: Int
    ) throws(DocumentError) -> TypedExpression {
        if case .duration = left.shape.kind, case .duration = right.shape.kind {
            return try quotient(
                .call(.toFloat(1), [left], floatShape(left, divisor: 1), left.offset),
                .call(.toFloat(1), [right], floatShape(right, divisor: 1), right.offset), least: 1, right, offset)
        }
        try expect(left, left.shape.kind.isNumber, "a number", for: "/")
        try expect(right, right.shape.kind.isNumber, "a number", for: "/")
        // The nearest that a divisor which is not zero comes to zero; of floating-point ones the range decides.
        var least = right.shape.kind.scale.map { 1 / WholeMath.floatPower($0) }
        if least == nil, !right.shape.float.contains(0) {
            least = min(right.shape.float.lowerBound.magnitude, right.shape.float.upperBound.magnitude)
        }
        return try quotient(float(left), float(right), least: least, right, offset)
    }

    private func quotient(
        _ left: TypedExpression, _ right: TypedExpression, least: Double?, _ divisor: TypedExpression, _ offset: Int
    ) throws(DocumentError) -> TypedExpression {
        try refuseZero(divisor)
        guard let least else {
            throw place.error(
                .divisionByZero, "the divisor can come as near to zero as it likes", at: divisor.offset,
                hint: "bound it: max(x, 0.01)")
        }
        guard let range = Interval.quotient(left.shape.float, right.shape.float, least: least) else {
            throw overflow("the quotient", offset)
        }
        var shape = ValueShape.float(range)
        shape.isNullable = left.shape.isNullable || right.shape.isNullable
        return .call(.divideFloat, [left, right], shape, offset)
    }

    func refuseZero(_ divisor: TypedExpression) throws(DocumentError) {
        guard divisor.shape.mayBeZero else { return }
        throw place.error(
            .divisionByZero, "the divisor can be zero\(rangeText(divisor.shape))", at: divisor.offset,
            hint: "write max(x, 1), nullif(x, 0), or if(x == 0, ..., y / x)")
    }

    private func rangeText(_ shape: ValueShape) -> String {
        switch shape.kind {
        case .integer: ": its range is \(shape.whole.lowerBound)..\(shape.whole.upperBound)"
        case .float: ": its range is \(shape.float.lowerBound)..\(shape.float.upperBound)"
        default: ""
        }
    }

    /// A moment and a duration. A date stays one when the duration is whole days.
    private func shift(
        _ moment: TypedExpression, _ length: TypedExpression, _ operation: Operation, _ offset: Int
    ) throws(DocumentError) -> TypedExpression {
        let isSum = if case .add = operation { true } else { false }
        let range = isSum ? Interval.sum : Interval.difference as (Interval.Whole, Interval.Whole) -> Interval.Whole?
        if case .date = moment.shape.kind, case .duration(let step) = length.shape.kind, step % Self.day == 0 {
            let days = shrunk(length, Self.day, .down, .integer)
            return try whole(operation, moment, days, range, .date, "the date", offset)
        }
        return try whole(operation, try self.moment(moment), length, range, .timestamp, "the timestamp", offset)
    }

    /// A date as its first instant.
    func moment(_ operand: TypedExpression) throws(DocumentError) -> TypedExpression {
        guard case .date = operand.shape.kind else { return operand }
        return try whole(
            .multiply, operand, .whole(Self.day, .integer, operand.offset), Interval.product, .timestamp,
            "the timestamp", operand.offset)
    }

    private static func commonStep(_ first: Int64, _ second: Int64) -> Int64 {
        var (a, b) = (first, second)
        while b != 0 { (a, b) = (b, a % b) }
        return max(1, a)
    }

    /// An operation on whole cells of which the range is checked.
    func whole(
        _ operation: Operation, _ left: TypedExpression, _ right: TypedExpression,
        _ range: (Interval.Whole, Interval.Whole) -> Interval.Whole?, _ kind: ValueKind, _ what: String, _ offset: Int
    ) throws(DocumentError) -> TypedExpression {
        guard let range = range(left.shape.whole, right.shape.whole), Self.fits(range, kind) else {
            throw overflow(what, offset)
        }
        var shape = ValueShape(kind: kind, whole: range)
        shape.isNullable = left.shape.isNullable || right.shape.isNullable
        return .call(operation, [left, right], shape, offset)
    }

    static func fits(_ range: Interval.Whole, _ kind: ValueKind) -> Bool {
        switch kind {
        case .date: ValueShape.days.contains(range.lowerBound) && ValueShape.days.contains(range.upperBound)
        case .timestamp: Self.years.contains(range.lowerBound) && Self.years.contains(range.upperBound)
        default: true
        }
    }

    func floats(
        _ operation: Operation, _ left: TypedExpression, _ right: TypedExpression,
        _ range: (Interval.Float, Interval.Float) -> Interval.Float?, _ what: String, _ offset: Int
    ) throws(DocumentError) -> TypedExpression {
        guard let range = range(left.shape.float, right.shape.float) else { throw overflow(what, offset) }
        var shape = ValueShape.float(range)
        shape.isNullable = left.shape.isNullable || right.shape.isNullable
        return .call(operation, [left, right], shape, offset)
    }
}
