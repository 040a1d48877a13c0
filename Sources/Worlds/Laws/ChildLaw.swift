/// What a row keeps together with all rows below it: `subtotal_is_sum_of_items`, `order_has_items`.
public struct ChildLaw: Sendable {
    /// A number about the child rows of one parent row.
    public struct Aggregate: Sendable {
        public enum Kind: Sendable { case count, sum, minimum, maximum }

        public var kind: Kind
        public var table: String
        /// The child's foreign-key column that names the parent.
        public var via: String
        /// Columns of the child table that `value` gets.
        public var reads: [CellPath]
        /// What is added up or compared; nil leaves the child row out. Of a count only whether it is nil matters.
        public var value: @Sendable (LawCells) -> Int64?

        public init(
            _ kind: Kind, of table: String, via: String, reads: [CellPath] = [],
            value: @escaping @Sendable (LawCells) -> Int64? = { _ in 1 }
        ) {
            self.kind = kind
            self.table = table
            self.via = via
            self.reads = reads
            self.value = value
        }

        /// How many child rows there are; 0 without any.
        public static func count(_ table: String, via: String) -> Aggregate { Aggregate(.count, of: table, via: via) }

        /// The sum of a child column; 0 without child rows. Nulls are left out.
        public static func sum(_ table: String, via: String, _ column: String) -> Aggregate {
            Aggregate(.sum, of: table, via: via, reads: [CellPath(column)]) { $0[0] == Law.null ? nil : $0[0] }
        }
    }

    public var name: String
    public var meaning: String
    public var severity: Law.Severity
    public var table: String
    /// Columns of the parent's own table.
    public var reads: [CellPath]
    public var children: [Aggregate]
    /// Gets the cells of `reads`, then one number for each aggregate; minimum and maximum of nothing are `Law.null`.
    public var holds: @Sendable (LawCells) -> Bool

    /// - Parameter table: the parent, whose rows keep the law.
    public init(
        _ name: String, of table: String, _ meaning: String, severity: Law.Severity = .error, reads: [CellPath],
        children: [Aggregate], holds: @escaping @Sendable (LawCells) -> Bool
    ) {
        self.name = name
        self.meaning = meaning
        self.severity = severity
        self.table = table
        self.reads = reads
        self.children = children
        self.holds = holds
    }
}
