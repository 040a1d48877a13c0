internal import ArgumentParser
internal import Loam
internal import LoamJobs

/// What is written, how, and where to.
struct OutputOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Where to: a directory (default ./data/RECIPE), - for standard output, null for nowhere, "
                + "postgresql://HOST/DATABASE, sqlite:PATH."))
    var to: String?

    @Option(help: "Formats, separated by commas: \(FormatRegistry.names.joined(separator: ", ")).")
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
        if let share, Share(share) == nil {
            throw ValidationError("'--partition \(share)' is not of the form i/n, such as 2/5.")
        }
        if partitionBy != nil && to == "-" {
            throw ValidationError("'--partition-by' makes directories; standard output has none.")
        }
    }

    /// The files that these options ask for.
    func request() throws -> FileRequest {
        var request = FileRequest()
        request.tables = tableRequest
        request.formats = format.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        request.compression = compress
        request.parquet = parquet.request
        request.layout = layout
        request.partitionBy = try partitionBy.map { text throws(RunError) in try PartitionBy(text) }
        request.chunkRows = try wantedChunkRows
        request.share = wantedShare
        request.digests = digest
        request.execution = try execution
        return request
    }

    var tableRequest: TableRequest { TableRequest(tables.map(TableList.names), withParents: withParents) }

    var existing: ExistingOutput { resume ? .resume : overwrite ? .overwrite : .refuse }

    var wantedShare: Share { share.flatMap { Share($0) } ?? .whole }

    var wantedChunkRows: Int? {
        get throws { try chunkRows.map { text throws(RunError) in try RowCount.parse(text, name: "chunk-rows") } }
    }

    var execution: ExecutionRequest {
        get throws {
            ExecutionRequest(
                threads: try threads ?? Environment.threads() ?? Machine.processors,
                batchRows: batchRows ?? RunPlan.normalBatchRows)
        }
    }

    /// The first option that was given and that only files have; nil for none.
    var givenForFiles: String? {
        let options: [(String, Bool)] = [
            ("--format", format != "csv"), ("--compress", compress != nil), ("--partition-by", partitionBy != nil),
            ("--stamp", stamp), ("--layout", layout != .tables), ("Parquet options", parquet.request.isGiven),
        ]
        return options.first(where: \.1)?.0
    }
}
