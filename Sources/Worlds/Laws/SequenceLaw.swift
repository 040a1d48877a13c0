/// What a row keeps with the row before it of the same owner: `stock_adds_up`. Rows of one owner stand together.
public struct SequenceLaw: Sendable {
    public var name: String
    public var meaning: String
    public var severity: Law.Severity
    public var table: String
    /// The column that names the owner; rows next to each other with equal cells are of one.
    public var owner: String
    /// Columns of the table itself.
    public var reads: [String]
    /// Gets the cells of the row before, nil for the first one of an owner, and those of the row.
    public var holds: @Sendable (LawCells?, LawCells) -> Bool

    /// - Parameter owner: the column whose cell is the same in rows that belong together.
    public init(
        _ name: String, of table: String, _ meaning: String, severity: Law.Severity = .error, owner: String,
        reads: [String], holds: @escaping @Sendable (LawCells?, LawCells) -> Bool
    ) {
        self.name = name
        self.meaning = meaning
        self.severity = severity
        self.table = table
        self.owner = owner
        self.reads = reads
        self.holds = holds
    }
}
