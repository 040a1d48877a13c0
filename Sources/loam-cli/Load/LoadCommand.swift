internal import ArgumentParser
internal import Loam
internal import LoamJobs
internal import LoamLoadJobs

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
        if let threads, !ExecutionRequest.threadRange.contains(threads) {
            throw ValidationError("'--threads' is a number from 1 to 512.")
        }
        if resume && overwrite { throw ValidationError("'--overwrite' and '--resume' exclude each other.") }
    }

    func run() throws {
        let destination = try Destination(to)
        switch destination {
        case .postgres, .sqlite, .http: break
        case .directory, .standardOutput, .nowhere:
            throw RunError(
                .badRequest, "--to \(to) is no database and no API",
                hint: "say postgresql://HOST/DATABASE or sqlite:PATH; loam generate writes directories")
        }
        let rows = try LoadRows(
            reading: directory, tables: tables.map(TableList.names),
            chunkRows: try chunkRows.map { text throws(RunError) in try RowCount.parse(text, name: "chunk-rows") })
        let execution = ExecutionRequest(threads: try threads ?? Environment.threads() ?? Machine.processors)
        let loader = RowLoader(log: log, dryRun: dryRun, asJSON: json)
        if case .http(let url) = destination {
            if let option = load.givenForDatabases {
                throw RunError(.badRequest, "\(option) is for databases, not for an API", hint: "drop it")
            }
            let existing: ExistingOutput = resume ? .resume : overwrite ? .overwrite : .refuse
            return try loader.upload(rows, to: url, upload.request(load, existing: existing, execution))
        }
        if let option = upload.given ?? (overwrite ? "--overwrite" : nil) {
            throw RunError(.badRequest, "\(option) is for an API, and --to names a database", hint: "drop it")
        }
        try loader.load(rows, to: destination, load.request(resumes: resume, execution))
    }
}
