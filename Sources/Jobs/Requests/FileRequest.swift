internal import LoamCodecs
internal import LoamColumns
public import LoamEngine
internal import LoamFormats
public import LoamModels
internal import LoamSinks

/// Files, or the bytes of them, that are to be made of a world.
public struct FileRequest: Sendable {
    public var tables = TableRequest()
    /// Names of formats; each table is written in each of them.
    public var formats = ["csv"]
    /// Such as `zstd` or `gzip:6`; nil for what each format usually has.
    public var compression: String?
    public var parquet = ParquetRequest()
    public var layout = Layout.tables
    public var partitionBy: PartitionBy?
    /// Rows of a file; nil for one file a table.
    public var chunkRows: Int?
    public var share = Share.whole
    /// Whether files and their content get digests.
    public var digests = true
    public var execution = ExecutionRequest()

    public init() {}

    /// The run that makes these files, with nothing written yet.
    ///
    /// - Throws: whatever is wrong with the request, and what does not fit the world.
    public func plan(_ world: World) throws(RunError) -> (plan: RunPlan, selection: TableSelection) {
        try validate()
        let selection = try tables.selection(of: world)
        let schemas = selection.entries.map { world.sources[$0.source].tables[$0.table] }
        let options = try parquet.options(for: try FormatChoice.formats(formats), schemas)
        let formats = try FormatChoice.formats(formats, options)
        let compression = try compression(formats)
        var outputs = selection.entries.flatMap { entry in
            formats.map { Output(source: entry.source, table: entry.table, format: $0, compression: compression) }
        }
        outputs = try layout.applied(to: outputs, world.sources, chunkRows: chunkRows)
        if let partitionBy { outputs = try partitionBy.applied(to: outputs, world.sources) }
        var plan = RunPlan(
            sources: world.sources, outputs: outputs, share: share, chunkRows: chunkRows, digests: digests,
            threads: execution.threads, batchRows: execution.batchRows)
        plan.facts = ManifestHead(world, plan).facts
        return (plan, selection)
    }

    /// What exclude each other, whatever the world is.
    ///
    /// - Throws: `bad_option`, `bad_request`.
    public func validate() throws(RunError) {
        try execution.validate()
        try parquet.validate()
        guard partitionBy != nil else { return }
        for (option, isGiven) in [("--chunk-rows", chunkRows != nil), ("--layout", layout != .tables)] where isGiven {
            throw RunError(
                .badRequest, "\(option) and --partition-by exclude each other", hint: "drop one of them")
        }
    }

    private func compression(_ formats: [Format]) throws(RunError) -> Compression? {
        do throws(CodecError) { return try FormatRegistry.compression(compression, for: formats) } catch {
            throw RunError(error, location: "--compress")
        }
    }
}
