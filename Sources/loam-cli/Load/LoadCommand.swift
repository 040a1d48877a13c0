internal import ArgumentParser
internal import Loam
internal import LoamUpload
internal import Logging

/// `loam load`: reads files that Loam has written and loads their rows.
struct LoadCommand: ParsableCommand, LoggingCommand {
    static let configuration = CommandConfiguration(
        commandName: "load", _superCommandName: "loam",
        abstract: "Load files into a database or an API.",
        discussion: """
            EXAMPLES:
              loam load data/flash_sale --to sqlite:shop.db
              loam load data/flash_sale --to postgresql://loader@db/shop --connections 4
              loam load data/flash_sale --to postgresql://loader@db/shop --if-exists upsert --tables customers,orders
              loam load data/marketplace --to https://shop.example --api-key-file api_keys.csv
              loam load data/flash_sale --to sqlite:shop.db --resume      go on after an interruption
              loam load data/flash_sale --to sqlite:shop.db --dry-run     connect and look, change nothing

            Tables go in the order of their foreign keys. Passwords come from PGPASSWORD, ~/.pgpass or the URL.
            """)

    @Argument(help: "The directory with the files and their manifest.")
    var directory: String

    @Option(help: "Where to: postgresql://HOST/DATABASE, sqlite:PATH, https://HOST/PREFIX.")
    var to: String

    @Option(help: "Tables to load, separated by commas; all of the manifest by default.")
    var tables: String?

    @OptionGroup(title: "Loading options") var load: LoadOptions
    @OptionGroup(title: "Upload options") var upload: UploadFlags

    @Flag(help: "Go on where an interrupted load of the same files stopped.")
    var resume = false

    @Flag(help: "API: forget what an earlier upload has noted, and send everything.")
    var overwrite = false

    @Flag(help: "Connect and check, show what would be loaded, and change nothing.")
    var dryRun = false

    @Option(help: "Rows of a chunk, which is a transaction; by default as many as fit a few MB.")
    var chunkRows: String?

    @Option(help: "Threads that read and encode; all processors by default.")
    var threads: Int?

    @Flag(help: "Print the result (or the error) as JSON.")
    var json = false

    @OptionGroup var log: LogOptions

    func validate() throws {
        if let threads, !(1...512).contains(threads) { throw ValidationError("'--threads' is a number from 1 to 512.") }
    }

    func run() throws {
        let destination = try LoadDestination(url: to)
        let cancellation = Interruption.cancellation()
        let wanted = tables.map { $0.split(separator: ",").map(String.init) }
        if let wanted, wanted.isEmpty { throw ValidationError("'--tables' names no table.") }
        let recorded = try RecordedDirectory(directory, tables: wanted)
        let threads = try threads ?? Environment.threads() ?? Machine.processors
        if case .http(let url) = destination { return try send(recorded, to: url, threads: threads, cancellation) }
        if let option = upload.given ?? (overwrite ? "--overwrite" : nil) {
            throw RunError("bad_request", "\(option) is for an API, and --to names a database", hint: "drop it")
        }
        let target = try load.target(destination, chunkRows: try chunkRows.map(OutputOptions.rows), cancellation)
        let logger = try log.makeLogger()
        // Before anything is sent: rows of a file that has changed should not be in a database first.
        try recorded.verifyFiles(threads: threads, cancellation: cancellation)
        let tables = recorded.tables.indices.map { place in
            LoadTable(
                source: RecordedSource(recorded, table: place), table: 0, rows: recorded.tables[place].rows,
                content: recorded.tables[place].content)
        }
        let outputs = tables.indices.map { Output(source: $0, table: 0, format: target.format(tables[$0])) }
        let plan = RunPlan(
            sources: tables.map(\.source), outputs: outputs, share: recorded.share,
            chunkRows: try chunkRows.map(OutputOptions.rows))
        let execution = LoadExecution(
            world: recorded.world, target: target, plan: plan, tables: tables, resumes: resume, threads: threads,
            batchRows: RunPlan.normalBatchRows, verifies: load.verify,
            manifest: load.manifest ?? Self.manifest(directory),
            logger: logger, bars: log.makeBars(), cancellation: cancellation)
        try dryRun ? execution.show(asJSON: json) : execution.execute(asJSON: json)
    }

    /// Uploads what the files hold.
    private func send(
        _ recorded: RecordedDirectory, to url: String, threads: Int, _ cancellation: Cancellation
    ) throws {
        if resume && overwrite { throw ValidationError("'--overwrite' and '--resume' exclude each other.") }
        try recorded.verifyFiles(threads: threads, cancellation: cancellation)
        let chunkRows = try chunkRows.map(OutputOptions.rows)
        let sources = recorded.tables.indices.map { RecordedParts(recorded, table: $0) }
        let profile = try ProfileReader.profile(upload.profile ?? "ingest-v1")
        let format = FormatRegistry.rows.first { $0.name == profile.format } ?? FormatRegistry.rows[0]
        let plan = RunPlan(
            sources: sources, outputs: sources.indices.map { Output(source: $0, table: 0, format: format) },
            share: recorded.share, chunkRows: chunkRows)
        let world = recorded.world
        let head = ManifestHead(
            recipe: world.recipe.canonicalJSON, seed: world.seed, start: TimestampText.seconds(world.start),
            end: TimestampText.seconds(world.model.end), toolVersion: LoamVersion.text, plan: plan)
        // Files are read in their order, by one thread a tenant.
        let run = UploadRun(
            cargo: .init(
                tables: sources.map { ($0, 0) }, world: world, head: head,
                statePrefix: Self.beside(directory) + ".upload-",
                chunkRows: chunkRows, threads: 1),
            url: url, flags: upload, load: load, policy: resume ? .resume : overwrite ? .overwrite : .refuse,
            logger: try log.makeLogger(), log: log)
        try run.execute(dryRun: dryRun, asJSON: json)
    }

    /// Beside the directory: inside of it, it would be somebody else's file to `check` and `--overwrite`.
    private static func manifest(_ directory: String) -> String { beside(directory) + ".load.json" }

    private static func beside(_ directory: String) -> String {
        var path = Substring(directory)
        while path.count > 1 && path.last == "/" { path = path.dropLast() }
        return [".", "..", "/"].contains(path) ? path + "/../loam" : String(path)
    }
}
