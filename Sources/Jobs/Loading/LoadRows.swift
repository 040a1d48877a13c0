internal import LoamColumns
public import LoamEngine
public import LoamJobs
public import LoamModels
internal import LoamReading
internal import LoamRecipe
internal import LoamSinks

/// Rows that are to be loaded: grown, or read back from files.
public struct LoadRows: Sendable {
    /// Where the rows come from.
    public let world: World
    /// Parents before children.
    let tables: [LoadTable]
    let share: Share
    let digests: Bool
    /// Rows of a chunk; nil for what the destination likes.
    let chunkRows: Int?
    /// Tables that keys of these rows point to and that are not among them.
    let dangling: [String]
    /// What the names of a load's own files begin with, if the request does not name them.
    let stem: String
    /// The files; nil for rows that are grown.
    private let recorded: RecordedDirectory?

    /// Rows of a world.
    ///
    /// - Throws: `unknown_table`, `secret_table`, `bad_request`.
    public init(
        growing world: World, _ wanted: TableRequest = TableRequest(), share: Share = .whole, digests: Bool = true,
        chunkRows: Int? = nil
    ) throws(RunError) {
        let selection = try wanted.selection(of: world, withSecrets: false)
        self.world = world
        self.share = share
        self.digests = digests
        self.chunkRows = chunkRows
        tables = selection.entries.map { entry in
            let source = world.sources[entry.source]
            return LoadTable(
                source: source, table: entry.table, share: share, rows: Self.count(source, entry.table, share))
        }
        dangling = selection.dangling
        stem = "./data/\(world.recipe.name)"
        recorded = nil
    }

    /// Rows of files that Loam has written.
    ///
    /// - Throws: `missing_input`, `unknown_table`, `secret_table`, `input_damaged`.
    public init(reading directory: String, tables wanted: [String]? = nil, chunkRows: Int? = nil) throws(RunError) {
        if let wanted, wanted.isEmpty {
            throw RunError(.badRequest, "no table is named", location: "--tables", hint: "leave it out for all tables")
        }
        let recorded = try RecordedDirectory(directory, tables: wanted)
        world = recorded.world
        share = recorded.share
        digests = true
        self.chunkRows = chunkRows
        tables = recorded.tables.indices.map { table in
            LoadTable(
                source: RecordedSource(recorded, table: table), table: 0, rows: recorded.tables[table].rows,
                content: recorded.tables[table].content)
        }
        dangling = []
        stem = Self.beside(directory)
        self.recorded = recorded
    }

    /// Holds files against their digests, before the first row is sent. Grown rows need none of it.
    ///
    /// - Throws: `input_damaged`, `missing_input`, `interrupted`.
    func verify(threads: Int, _ cancellation: Cancellation) throws(RunError) {
        try recorded?.verifyFiles(threads: threads, cancellation: cancellation)
    }

    /// The rows as an upload wants them, whose tenants are sent beside each other, and the threads that grow or read them for one
    /// tenant: files are read in their order, by one.
    func parted(threads: Int) -> (tables: [(source: any Source, table: Int)], threads: Int) {
        guard let recorded else { return (tables.map { ($0.source, $0.table) }, threads) }
        return (recorded.tables.indices.map { (RecordedParts(recorded, table: $0), 0) }, 1)
    }

    /// What identifies the load.
    ///
    /// - Parameter format: how rows of a table travel.
    func head(_ execution: ExecutionRequest, format: (LoadTable) -> any RowFormat) -> ManifestHead {
        let outputs = tables.indices.map { table in
            Output(source: table, table: tables[table].table, format: .rows(format(tables[table])))
        }
        return ManifestHead(
            world,
            RunPlan(
                sources: tables.map(\.source), outputs: outputs, share: share, chunkRows: chunkRows, digests: digests,
                threads: execution.threads, batchRows: execution.batchRows))
    }

    /// Nil where counting is growing, which is what the load itself does.
    private static func count(_ source: any Source, _ table: Int, _ share: Share) -> Int? {
        if case .growing = source.counting(table: table) { return nil }
        return source.rowCount(table: table, drivers: share.range(of: source.driverCount))
    }

    /// Beside the directory: inside of it, a file of a load would be a stranger to `check` and `--overwrite`.
    private static func beside(_ directory: String) -> String {
        var path = Substring(directory)
        while path.count > 1 && path.last == "/" { path = path.dropLast() }
        return [".", "..", "/"].contains(path) ? path + "/../loam" : String(path)
    }
}
