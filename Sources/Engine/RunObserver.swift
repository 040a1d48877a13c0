public import LoamColumns

/// What happens during a run, for logs, progress bars and metrics. The engine itself reports nowhere else.
public enum RunEvent: Sendable {
    /// A source's first partition was taken by a worker. `tables` are the ones written.
    case sourceStarted(source: Int, tables: [StartedTable])
    /// Rows of an output arrived at the sink, in order.
    case delivered(output: Int, rows: Int, bytes: Int)
    /// The last rows of a source arrived.
    case sourceFinished(source: Int, tables: [TableSummary])
    case saveStarted(tables: Int)
    case saveFinished(files: Int, seconds: Double)
}

/// A table whose growing begins.
public struct StartedTable: Sendable {
    public var name: String
    /// The rows this run will make of it; nil where that follows from the rows of the source's first table.
    public var plannedRows: Int?
    /// What the source wants said with its driver rows.
    public var note: String
}

/// Receives events, one at a time, from whichever thread has them. Must be quick: the run waits for it.
public protocol RunObserver: AnyObject, Sendable {
    func record(_ event: RunEvent)
}

/// What a run made of one table, and what that took.
public struct TableSummary: Sendable {
    public var table: String
    public var source: Int
    public var rows: Int
    /// Bytes handed to the sink, all formats together.
    public var bytes: Int
    public var content: ContentDigest
    /// From the first partition taken to the last one delivered. Tables of one source share it.
    public var wallSeconds: Double
    /// CPU time of growing (on the source's first table), encoding, digests and compression, over all threads.
    public var cpuSeconds: Double

    public init(
        table: String, source: Int, rows: Int, bytes: Int, content: ContentDigest, wallSeconds: Double,
        cpuSeconds: Double
    ) {
        self.table = table
        self.source = source
        self.rows = rows
        self.bytes = bytes
        self.content = content
        self.wallSeconds = wallSeconds
        self.cpuSeconds = cpuSeconds
    }
}

/// What a whole run made.
public struct RunSummary: Sendable {
    public var tables: [TableSummary]
    public var wallSeconds: Double
    /// CPU time of the process, start-up included.
    public var cpuSeconds: Double
    /// The largest resident memory of the process so far.
    public var peakMemoryBytes: Int

    public init(tables: [TableSummary], wallSeconds: Double, cpuSeconds: Double, peakMemoryBytes: Int) {
        self.tables = tables
        self.wallSeconds = wallSeconds
        self.cpuSeconds = cpuSeconds
        self.peakMemoryBytes = peakMemoryBytes
    }
}
