public import LoamCodecs
public import LoamColumns

/// One table in one format: a stream of bytes that a sink receives.
public struct Output: Sendable {
    /// Index into the plan's sources.
    public var source: Int
    /// Index into the source's tables.
    public var table: Int
    public var format: Format
    public var compression: Compression
    /// The directories that rows are spread over, the outermost first; empty for none. Needs a `GroupFormat`.
    public var levels: [DirectoryLevel]
    /// How its rows are divided into files; nil for the plan's way.
    public var cut: FileCut?

    /// - Parameter compression: the format's default when nil.
    public init(
        source: Int, table: Int, format: Format, compression: Compression? = nil, levels: [DirectoryLevel] = [],
        cut: FileCut? = nil
    ) {
        self.source = source
        self.table = table
        self.format = format
        self.compression = compression ?? format.defaultCompression
        self.levels = levels
        self.cut = cut
    }
}

/// The i-th of n contiguous parts of every table's driver rows.
public struct Share: Sendable, Equatable {
    /// 1 to `count`.
    public var index: Int
    public var count: Int

    public static let whole = Share(index: 1, count: 1)

    public init(index: Int, count: Int) {
        self.index = index
        self.count = count
    }

    /// Reads `2/5`.
    public init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let index = Int(parts[0]), let count = Int(parts[1]), count >= 1,
            count <= 1_000_000, (1...count).contains(index)
        else { return nil }
        self.init(index: index, count: count)
    }

    public var text: String { "\(index)/\(count)" }

    /// This share of `rows` driver rows. All shares together cover them once, in order.
    public func range(of rows: Int) -> Range<Int> {
        func edge(_ part: Int) -> Int {
            let product = rows.multipliedFullWidth(by: part)
            return count.dividingFullWidth((product.high, product.low)).quotient
        }
        return edge(index - 1)..<edge(index)
    }
}

/// Everything that decides what a run produces, and how it is executed.
public struct RunPlan: Sendable {
    public var sources: [any Source]
    public var outputs: [Output]
    public var share: Share
    /// Rows a file holds at most, for outputs that are not cut in another way; nil for one file an output.
    public var chunkRows: Int?
    /// Whether content digests are computed.
    public var digests: Bool
    /// What files should say of their origin, where their format can hold it.
    public var facts: [FileFact] = []
    /// Bytes of rows of an output in directories that may wait for the end of their row groups; looked at where a partition
    /// ends.
    public var mostHeldBytes = 64 << 20
    /// Worker threads.
    public var threads: Int
    /// Driver rows grown at once; changes no byte of content.
    public var batchRows: Int

    /// Driver rows of a partition, the unit of work, of order and of compression. Fixed, because it decides where gzip
    /// members and zstd frames end.
    public static let partitionRows = 4096
    /// Small enough that a batch of wide rows stays in the second-level cache.
    public static let normalBatchRows = 1024

    public init(
        sources: [any Source], outputs: [Output], share: Share = .whole, chunkRows: Int? = nil,
        digests: Bool = true, threads: Int = 1, batchRows: Int = RunPlan.normalBatchRows
    ) {
        self.sources = sources
        self.outputs = outputs
        self.share = share
        self.chunkRows = chunkRows
        self.digests = digests
        self.threads = threads
        self.batchRows = batchRows
    }

    /// The schema of an output's table.
    public func schema(_ output: Output) -> TableSchema { sources[output.source].tables[output.table] }

    /// The name of an output's table.
    public func tableName(_ output: Output) -> String { schema(output).name }

    /// The rows this run makes of an output's table.
    public func rowCount(_ output: Output) -> Int {
        let source = sources[output.source]
        return source.rowCount(table: output.table, drivers: share.range(of: source.driverCount))
    }

    /// The files of an output without directories; at least one, since an empty table is a file with a header.
    public func fileCount(_ output: Output) -> Int {
        if let files = FileBounds(self, output: output).sectionFiles { return max(1, files) }
        return cut(output).rows.map { max(1, (rowCount(output) + $0 - 1) / $0) } ?? 1
    }

    /// How the rows of an output are divided into files.
    public func cut(_ output: Output) -> FileCut { output.cut ?? FileCut(rows: chunkRows) }
}
