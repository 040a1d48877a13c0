/// One word of an expression.
struct ExpressionToken: Sendable, Equatable {
    enum Kind: Sendable, Equatable {
        /// Units of 10^-scale.
        case number(Int64, scale: Int)
        /// Microseconds.
        case duration(Int64)
        /// Days since 1970-01-01.
        case date(Int64)
        /// Microseconds since 1970 UTC.
        case timestamp(Int64)
        case text(String)
        case name(String)
        /// An operator, a bracket, a comma or a dot.
        case sign(String)
        case end
    }

    var kind: Kind
    /// Characters before it in the expression.
    var offset: Int
}

/// A mistake in the text of an expression, before the place of the text is known.
struct ExpressionProblem: Error {
    var message: String
    var offset: Int
    var hint: String?
}
