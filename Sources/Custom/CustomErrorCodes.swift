public import LoamWorlds

/// What can be wrong with declared tables, besides what can be wrong with any recipe.
extension DocumentError.Code {
    /// A table, column, parameter or function that is not there.
    public static let unknownName = Self(rawValue: "unknown_name")
    /// A way to draw a column that is not there.
    public static let unknownGenerator = Self(rawValue: "unknown_generator")
    /// An expression that cannot be read.
    public static let badExpression = Self(rawValue: "bad_expression")
    /// A value or an expression of another type than its place needs.
    public static let wrongType = Self(rawValue: "wrong_type")
    /// A divisor that may be zero.
    public static let divisionByZero = Self(rawValue: "division_by_zero")
    /// A result that may be outside what its type can hold.
    public static let overflow = Self(rawValue: "overflow")
    /// Tables or columns that need each other.
    public static let circular = Self(rawValue: "circular")
    /// A column that must be unique and cannot be.
    public static let notUnique = Self(rawValue: "not_unique")
    /// A unique column with fewer values than rows.
    public static let domainTooSmall = Self(rawValue: "domain_too_small")
    /// Weights that are negative, infinite, or all zero.
    public static let badWeights = Self(rawValue: "bad_weights")
    /// A pattern that cannot be read.
    public static let badPattern = Self(rawValue: "bad_pattern")
}
