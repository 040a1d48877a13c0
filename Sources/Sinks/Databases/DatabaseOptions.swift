/// How a load treats a database.
public struct DatabaseOptions: Sendable {
    /// What to do where tables are there already.
    public enum Policy: String, Sendable, CaseIterable {
        /// Refuse.
        case fail
        /// Empty all of them, then load.
        case truncate
        /// Add rows to theirs.
        case append
        /// Add rows, and replace those with the same key.
        case upsert
    }

    /// What one transaction holds.
    public enum Transaction: String, Sendable, CaseIterable {
        case chunk
        case table
    }

    public var policy: Policy
    public var transaction: Transaction
    /// Rows of a chunk; nil for as many as fit the usual size.
    public var chunkRows: Int?
    /// Whether rows are read back.
    public var verifies: Bool

    public init(
        policy: Policy = .fail, transaction: Transaction = .chunk, chunkRows: Int? = nil, verifies: Bool = true
    ) {
        self.policy = policy
        self.transaction = transaction
        self.chunkRows = chunkRows
        self.verifies = verifies
    }
}
