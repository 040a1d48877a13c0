public import LoamColumns

/// Where finished bytes go. The engine calls a sink from one thread at a time, chunks of an output in row order.
public protocol Sink: AnyObject {
    /// Takes the next chunk. The bytes are valid during the call only.
    func write(_ chunk: Chunk) throws(RunError)

    /// All chunks are in: makes the result durable and visible.
    func finish(_ summary: RunSummary) throws(RunError)

    /// The run failed or was interrupted: leaves nothing half-written under a final name.
    func abandon()
}

/// Some rows of one output, encoded and compressed.
public struct Chunk {
    /// Index into the plan's outputs.
    public var output: Int
    /// Which of the output's files the rows belong to.
    public var file: Int
    /// Where the file is below its table, such as `order_month=2025-01`; nil for outputs without directories, whose
    /// files come one after the other. Files in directories are open together.
    public var directory: String?
    /// Whether these are the file's last rows.
    public var endsFile: Bool
    public var rows: Int
    public var content: ContentDigest
    public var bytes: UnsafeRawBufferPointer
}
