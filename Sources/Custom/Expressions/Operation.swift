/// What a node of a typed expression does with its operands; one columnar kernel each.
enum Operation: Sendable {
    // Whole numbers, in units that the typing has made equal. They wrap around where the result is not used.
    case add, subtract, multiply, negate, absolute, minimum, maximum
    /// Rounded towards minus infinity; a divisor of zero counts as one, since that row is not used.
    case divide, modulo
    /// Times a power of ten, or divided by a constant and rounded.
    case enlarge(Int64)
    case shrink(Int64, Rounding)
    case compare(Comparison)
    /// A table of results by index, for words.
    case look([Int64])

    // Floating point
    case addFloat, subtractFloat, multiplyFloat, divideFloat, negateFloat, absoluteFloat, minimumFloat, maximumFloat
    case compareFloat(Comparison)
    /// Units of a whole number to a number, divided by this.
    case toFloat(Double)
    /// A number times this, rounded to a whole count of units.
    case toWhole(Double, Rounding)

    // Truth values, 0 and 1
    case and, or, not

    // Whatever the type
    /// Condition, then, else.
    case choose
    case coalesce
    case isNull
    /// Null where both are equal.
    case nullIf

    // Calendar
    case datePart(DatePart)

    // Text
    case textOfWhole(scale: Int)
    case textOfFloat(decimals: Int)
    case textOfDate, textOfTimestamp, textOfWords
    case concatenate
    case lower, upper
    case equalText(Bool)

    enum Rounding: Sendable { case nearest, down, up }

    enum Comparison: Sendable { case equal, unequal, less, lessOrEqual }

    enum DatePart: Sendable { case year, month, day, weekday }
}
