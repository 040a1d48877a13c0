/// What a custom recipe may ask for; far beyond what anyone needs, and far below any overflow.
enum CustomLimits {
    static let tables = 200
    /// Of one table.
    static let columns = 500
    /// Of one table that is no child.
    static let rows = 100_000_000_000
    /// Rows of one child table that a row of the outermost parent can have.
    static let childRows = 1_000
    /// Levels of children.
    static let depth = 8
    /// Of one table, gaps of variable child counts included.
    static let slots = 1 << 56
    /// Values of one enumeration.
    static let words = 10_000
    /// Bytes of one text cell: a batch of the most child rows stays below 2 GiB.
    static let textWidth = 1_024
    /// Characters and parts of one expression.
    static let expressionLength = 4_096
    static let expressionParts = 500
    /// Parts inside parts of one expression, and of all expressions that one waits for.
    static let expressionHeight = 100
    static let nesting = 1_000
    /// Columns of which each needs the next.
    static let columnChain = 64
    /// Ways over references that growing one table follows.
    static let frames = 2_000
    /// Reference columns in one name such as `a.b.c`.
    static let pathLength = 8
}
