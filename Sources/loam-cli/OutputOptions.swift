internal import ArgumentParser
internal import Loam

/// What is written, how, and where to.
struct OutputOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Where to: a directory (default ./data/RECIPE), - for standard output, null for nowhere, "
                + "postgresql://HOST/DATABASE, sqlite:PATH."))
    var to: String?

    @Option(help: "Formats, separated by commas: \(FormatRegistry.all.map(\.name).joined(separator: ", ")).")
    var format = "csv"

    @Option(help: "Compression: \(Compression.grammar); by default what the format usually has.")
    var compress: String?

    @OptionGroup(title: "Parquet options") var parquet: ParquetFlags

    @Option(help: "Tables to write, separated by commas; all by default.")
    var tables: String?

    @Flag(help: "Also write the tables that --tables refers to.")
    var withParents = false

    @Option(help: "Cut every table into files of this many rows.")
    var chunkRows: String?

    @Option(
        help: ArgumentHelp(
            "tables: a file a table; tenants: files of their own for each tenant, such as "
                + "orders_TENANT_chunk_0000.ndjson of 10,000 (or --chunk-rows) rows, with tenants.csv beside them."))
    var layout = Layout.tables

    @Option(
        help: ArgumentHelp(
            "Spread tables that have the column over directories, as Hive does: month:order_ts makes "
                + "orders/order_month=2025-01. Periods: year, month, day, hour; without one a directory for each value, "
                + "such as country. Several levels by commas. Columns stay in the files.",
            valueName: "period:column"))
    var partitionBy: String?

    @Flag(help: "Put RECIPE_YYYYMMDD_HHMMSS_ in front of file names.")
    var stamp = false

    @Option(name: .customLong("partition"), help: "Write only the i-th of n contiguous shares: 2/5.")
    var share: String?

    @Flag(help: "Replace what an earlier run left in the directory.")
    var overwrite = false

    @Flag(help: "Go on where an interrupted run of the same plan stopped.")
    var resume = false

    @Flag(inversion: .prefixedNo, help: "Compute digests of files and of their content.")
    var digest = true

    @Option(help: "Worker threads; all processors by default.")
    var threads: Int?

    @Option(help: .hidden)
    var batchRows: Int?

    func validate() throws {
        if overwrite && resume { throw ValidationError("'--overwrite' and '--resume' exclude each other.") }
        if stamp && resume {
            throw ValidationError("'--resume' needs the names of the interrupted run; drop '--stamp'.")
        }
        if let threads, !(1...512).contains(threads) { throw ValidationError("'--threads' is a number from 1 to 512.") }
        if let batchRows, !(1...1_000_000).contains(batchRows) {
            throw ValidationError("'--batch-rows' is a number from 1 to 1,000,000.")
        }
        if let partitionBy {
            _ = try PartitionBy(partitionBy)
            if chunkRows != nil {
                throw ValidationError("'--chunk-rows' and '--partition-by' exclude each other.")
            }
            if layout != .tables {
                throw ValidationError("'--layout' and '--partition-by' exclude each other.")
            }
            if to == "-" { throw ValidationError("'--partition-by' makes directories; standard output has none.") }
        }
        if let share, Share(share) == nil {
            throw ValidationError("'--partition \(share)' is not of the form i/n, such as 2/5.")
        }
    }

    /// The run that these options ask for.
    func plan(_ world: World) throws -> (plan: RunPlan, selection: TableSelection) {
        let selection = try selection(world)
        let schemas = selection.entries.map { world.sources[$0.source].tables[$0.table] }
        let formats = try parquet.applied(to: try formats(), schemas)
        let compression = try FormatRegistry.compression(compress, for: formats)
        var outputs = selection.entries.flatMap { entry in
            formats.map { Output(source: entry.source, table: entry.table, format: $0, compression: compression) }
        }
        let chunkRows = try chunkRows.map(Self.rows)
        outputs = try layout.applied(to: outputs, world.sources, chunkRows: chunkRows)
        if let partitionBy { outputs = try PartitionBy(partitionBy).applied(to: outputs, world.sources) }
        let plan = RunPlan(
            sources: world.sources, outputs: outputs, share: share.flatMap { Share($0) } ?? .whole,
            chunkRows: chunkRows, digests: digest,
            threads: try threads ?? Environment.threads() ?? Machine.processors,
            batchRows: batchRows ?? RunPlan.normalBatchRows)
        return (plan, selection)
    }

    /// The run that these options ask for when rows are loaded.
    ///
    /// - Parameter format: how rows of an output travel.
    func loadPlan(_ world: World, format travels: (LoadTable) -> any RowFormat) throws -> (
        plan: RunPlan, tables: [LoadTable], selection: TableSelection
    ) {
        let unfit: [(String, Bool)] = [
            ("--format", format != "csv"), ("--compress", compress != nil), ("--partition-by", partitionBy != nil),
            ("--stamp", stamp), ("--overwrite", overwrite), ("--layout", layout != .tables),
            ("Parquet options", parquet.isGiven),
        ]
        if let (name, _) = unfit.first(where: \.1) {
            throw RunError("bad_request", "\(name) is for files, and --to names a destination without", hint: "drop it")
        }
        let selection = try selection(world, withSecrets: false)
        let share = share.flatMap { Share($0) } ?? .whole
        var plan = RunPlan(
            sources: world.sources, outputs: [], share: share, chunkRows: try chunkRows.map(Self.rows), digests: digest,
            threads: try threads ?? Environment.threads() ?? Machine.processors,
            batchRows: batchRows ?? RunPlan.normalBatchRows)
        let tables = selection.entries.map { entry in
            let source = world.sources[entry.source]
            let drivers = share.range(of: source.driverCount)
            // Counting by growing is what the run itself does.
            var rows: Int?
            if case .growing = source.counting(table: entry.table) {
            } else {
                rows = source.rowCount(table: entry.table, drivers: drivers)
            }
            return LoadTable(source: source, table: entry.table, share: share, rows: rows)
        }
        plan.outputs = zip(selection.entries, tables).map { entry, table in
            Output(source: entry.source, table: entry.table, format: travels(table))
        }
        return (plan, tables, selection)
    }

    private func selection(_ world: World, withSecrets: Bool = true) throws -> TableSelection {
        let wanted = tables.map { $0.split(separator: ",").map(String.init) }
        if let wanted, wanted.isEmpty { throw ValidationError("'--tables' names no table.") }
        do throws(RunError) {
            return try TableSelection(world.sources, wanted: wanted, withParents: withParents, withSecrets: withSecrets)
        } catch {
            throw error.code == "unknown_table" ? world.unknownTable(error.location) : error
        }
    }

    private func formats() throws -> [any Format] {
        let names = format.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        guard Set(names).count == names.count else {
            throw ValidationError("'--format \(format)' names a format twice.")
        }
        return try names.map { name in
            guard let format = FormatRegistry.named(name) else {
                let known = FormatRegistry.all.map(\.name)
                let hint =
                    NearestName.of(name, in: known).map { "did you mean \($0)?" }
                    ?? "known are \(known.joined(separator: ", "))"
                throw ValidationError("There is no format '\(name)'; \(hint)")
            }
            return format
        }
    }

    /// Reads `--chunk-rows`.
    static func rows(_ text: String) throws -> Int {
        if text.isEmpty { throw ValidationError("'--chunk-rows' is empty; say how many rows a file has.") }
        let definition = ParameterDefinition("chunk-rows", .count(1...1_000_000_000_000), unit: "rows", meaning: "")
        return try definition.parse(text, origin: "--chunk-rows").count ?? 1
    }
}
