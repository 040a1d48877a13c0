internal import LoamWorlds

/// The type of a column's or an expression's values.
enum ValueKind: Sendable, Equatable {
    case integer
    /// Units of 10^-scale in an Int64, scales 1 to 18.
    case decimal(scale: Int)
    case float
    case boolean
    /// Days since 1970-01-01.
    case date
    /// Microseconds since 1970 UTC.
    case timestamp
    /// Microseconds, each value a multiple of `step`; no column's type.
    case duration(step: Int64)
    /// Text of a list known when the run is planned, held as an index.
    case words(Enumeration)
    case text
    case uuid

    /// The name in messages.
    var name: String {
        switch self {
        case .integer: "a whole number"
        case .decimal: "a decimal number"
        case .float: "a number"
        case .boolean: "true or false"
        case .date: "a date"
        case .timestamp: "a timestamp"
        case .duration: "a duration"
        case .words, .text: "a text"
        case .uuid: "a UUID"
        }
    }

    var isNumber: Bool {
        switch self {
        case .integer, .decimal, .float: true
        default: false
        }
    }

    var isText: Bool {
        switch self {
        case .words, .text: true
        default: false
        }
    }

    /// Decimals of a number held as a whole count of units; nil for anything else.
    var scale: Int? {
        switch self {
        case .integer: 0
        case .decimal(let scale): scale
        default: nil
        }
    }

    /// A number with this many decimals, held as a whole count of units.
    static func number(scale: Int) -> ValueKind { scale == 0 ? .integer : .decimal(scale: scale) }
}

/// Type, range and nullability of values: all that is known of them when the run is planned.
struct ValueShape: Sendable {
    var kind: ValueKind
    /// The range of whole-number cells: numbers in their units, days, microseconds, 0 and 1, indices of words.
    var whole: ClosedRange<Int64> = Int64.min...Int64.max
    /// The range of `float` cells.
    var float: ClosedRange<Double> = 0...0
    /// Whether zero, although inside the range, cannot occur.
    var excludesZero = false
    var isNullable = false
    /// The most bytes of a text.
    var width = 0

    static func number(scale: Int, _ range: ClosedRange<Int64>) -> ValueShape {
        ValueShape(kind: .number(scale: scale), whole: range)
    }

    static func float(_ range: ClosedRange<Double>) -> ValueShape { ValueShape(kind: .float, float: range) }

    static func text(width: Int) -> ValueShape { ValueShape(kind: .text, width: width) }

    static func words(_ enumeration: Enumeration) -> ValueShape {
        ValueShape(
            kind: .words(enumeration), whole: 0...Int64(max(0, enumeration.count - 1)),
            width: enumeration.words.maximumWidth)
    }

    static let boolean = ValueShape(kind: .boolean, whole: 0...1)
    static let uuid = ValueShape(kind: .uuid)

    /// Whether a divisor of this shape might be zero.
    var mayBeZero: Bool {
        if excludesZero { return false }
        return kind == .float ? float.contains(0) : whole.contains(0)
    }

    /// The only value there is, where there is but one.
    var onlyWhole: Int64? { whole.lowerBound == whole.upperBound && !isNullable ? whole.lowerBound : nil }
    var onlyFloat: Double? { float.lowerBound == float.upperBound && !isNullable ? float.lowerBound : nil }

    /// The dates that can be written: years 0001 to 9999.
    static let days: ClosedRange<Int64> =
        TimestampText.years.lowerBound / TimestampText.microsecondsPerDay...TimestampText.years.upperBound
        / TimestampText.microsecondsPerDay
}
