public import LoamBytes
public import LoamColumns
public import LoamEngine

/// One table that is loaded.
public struct LoadTable: Sendable {
    public var source: any Source
    /// Index into the source's tables.
    public var table: Int
    /// The share of the source's driver rows that is loaded.
    public var share: Share
    /// The rows that are loaded; nil where only growing them tells.
    public var rows: Int?
    /// What the rows are known to hold before they are read; nil where only reading or growing tells.
    public var content: ContentDigest?

    public init(
        source: any Source, table: Int, share: Share = .whole, rows: Int?, content: ContentDigest? = nil
    ) {
        self.source = source
        self.table = table
        self.share = share
        self.rows = rows
        self.content = content
    }

    public var schema: TableSchema { source.tables[table] }
    public var name: String { schema.name }
}

/// What is to be loaded, whatever the destination is.
public struct LoadPlan: Sendable {
    /// What identifies the load: recipe, seed, share, outputs.
    public var head: ManifestHead
    /// Parents before children.
    public var tables: [LoadTable]
    /// Whether an interrupted load of the same plan continues.
    public var resumes: Bool

    public init(head: ManifestHead, tables: [LoadTable], resumes: Bool) {
        self.head = head
        self.tables = tables
        self.resumes = resumes
    }
}

/// Where a load goes: a database, an API. `LoadRun` calls it from one thread at a time: `inspect` or `begin`, then for each
/// table `finishedChunks` and `makeSink`, then `complete`, then `verify` for each table, then `end`.
public protocol LoadTarget: AnyObject {
    /// Where rows go, as people may see it.
    var destination: String { get }

    /// How rows of a table travel.
    func format(_ table: LoadTable) -> any RowFormat

    /// Rows of a chunk, the unit of what is confirmed and resumed. Depends on the table and the options alone.
    func chunkRows(_ table: LoadTable) -> Int

    /// Connects and looks, and changes nothing: for each table what `begin` would do, or why it would refuse.
    func inspect(_ plan: LoadPlan) throws(RunError) -> [String]

    /// Connects and makes everything ready.
    ///
    /// - Throws: whatever speaks against loading; nothing was changed then.
    func begin(_ plan: LoadPlan) throws(RunError)

    /// Chunks of a table, with their rows, that are there from a run before.
    func finishedChunks(_ table: Int) -> [Int: Int]

    /// What takes the chunks of a table. Its `finish` returns when all of them are confirmed.
    func makeSink(_ table: Int, meter: LoadMeter) throws(RunError) -> any Sink

    /// All rows are there: what is still to be made of them, such as keys and indexes.
    ///
    /// - Parameter say: for what takes long.
    func complete(_ cancellation: Cancellation, say: (String) -> Void) throws(RunError)

    /// Holds a table against what was sent; `unverified` where it cannot be asked.
    ///
    /// - Parameter content: nil in runs without digests: rows are counted then.
    /// - Returns: the verdict, and what is wrong in words; empty where nothing is.
    func verify(_ table: Int, rows: Int, content: ContentDigest?) throws(RunError)
        -> (verification: LoadedTable.Verification, difference: String)

    /// Everything is done: the load is marked as complete.
    func end() throws(RunError)

    /// The members of the load's manifest that only this kind of destination has.
    var manifestMembers: [JSONValue.Member] { get }
}

extension LoadTarget {
    public var manifestMembers: [JSONValue.Member] { [] }
}
