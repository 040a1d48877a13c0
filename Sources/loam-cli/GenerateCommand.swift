internal import ArgumentParser
internal import Loam
internal import LoamJobs
internal import LoamUpload
internal import Logging

/// `loam generate`: grows a world and writes it.
struct GenerateCommand: ParsableCommand, LoggingCommand {
    static let configuration = CommandConfiguration(
        commandName: "generate", _superCommandName: "loam",
        abstract: "Grow a world and write its tables.",
        discussion: """
            EXAMPLES:
              loam generate flash_sale
              loam generate baseline --customers 500 --orders-per-day 100 --tables customers,orders
              loam generate flash_sale --sale-strength 50% --set effects.surge.window.start=2d --overwrite
              loam generate baseline --orders 100M --format ndjson --compress zstd --chunk-rows 1M --to /data/shop
              loam generate baseline --format parquet --partition-by month:order_ts --to /data/lake
              loam generate baseline --tables orders --to - | head
              loam generate baseline --orders 10M --to null        measure, write nothing
              loam generate marketplace --to http://localhost:8000 --api-key-file api_keys.csv
              loam generate baseline --to postgresql://loader@db/shop
              loam generate baseline --dry-run                     tables, rows, bytes and time, before anything

            Every parameter of the recipe is a flag as well; 'loam recipes show RECIPE' lists them.
            """)

    @OptionGroup var recipe: RecipeOptions
    @OptionGroup var parameters: ParameterOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup(title: "Loading options") var load: LoadOptions
    @OptionGroup(title: "Upload options") var upload: UploadFlags
    @OptionGroup var log: LogOptions

    @Flag(help: "Show tables, rows, bytes and time, and write nothing.")
    var dryRun = false

    @Option(help: "Show this many rows of each table, with the parents they need, and write nothing.")
    var sample: Int?

    @Flag(help: "Print the result (or the error) as JSON.")
    var json = false

    func validate() throws {
        if sample != nil && dryRun { throw ValidationError("'--sample' and '--dry-run' exclude each other.") }
        if let sample, !(1...1_000).contains(sample) {
            throw ValidationError("'--sample' is a number from 1 to 1,000.")
        }
    }

    func run() throws {
        // From here on, so that planning ends as cleanly as the run does, and the log says what ended it.
        if sample == nil && !dryRun { _ = Interruption.cancellation() }
        let world = try recipe.world(parameters, for: Self.self)
        if sample == nil, let destination = try output.to.flatMap({ try LoadDestination($0) }) {
            return try execute(world, destination)
        }
        if let option = load.given ?? upload.given {
            throw ValidationError("'\(option)' is for databases and APIs; '--to' names none.")
        }
        let (plan, selection) = try output.plan(world)
        if let sample { return StandardOutput.show(Sample(world, selection, rows: sample), asJSON: json) }
        if dryRun { return StandardOutput.show(DryRun(world, plan), asJSON: json) }
        let logger = try log.makeLogger()
        let run = GenerateRun(
            world: world, plan: plan, selection: selection, options: output, logger: logger, bars: log.makeBars())
        try run.execute(asJSON: json)
    }

    /// Uploads instead of writing.
    private func send(_ world: World, to url: String) throws {
        let (plan, selection) = try output.plan(world)
        let foreign =
            output.stamp
            ? "--stamp" : output.share != nil ? "--partition" : output.partitionBy != nil ? "--partition-by" : nil
        let layout = output.layout == .tables ? nil : "--layout"
        if let option = foreign ?? layout ?? (output.digest ? nil : "--no-digest")
            ?? (output.compress == nil ? nil : "--compress")
        {
            throw RunError("bad_request", "\(option) is for files, not for an API", hint: "drop it")
        }
        let profile = try ProfileReader.profile(upload.profile ?? "ingest-v1")
        guard output.format == "csv" || output.format == profile.format else {
            throw RunError(
                "bad_request", "profile \(profile.name) sends \(profile.format), not \(output.format)",
                hint: "drop --format, or say another format in a profile of your own")
        }
        let head = ManifestHead(
            recipe: world.recipe.canonicalJSON, seed: world.seed, start: TimestampText.seconds(world.start),
            end: TimestampText.seconds(world.model.end), toolVersion: LoamVersion.text, plan: plan)
        let policy: UploadState.Policy = output.resume ? .resume : output.overwrite ? .overwrite : .refuse
        let run = UploadRun(
            cargo: .init(
                tables: selection.entries.map { (world.sources[$0.source], $0.table) }, world: world, head: head,
                statePrefix: "./data/\(world.recipe.name).upload-", chunkRows: plan.chunkRows, threads: plan.threads),
            url: url, flags: upload, load: load, policy: policy, logger: try log.makeLogger(), log: log)
        try run.execute(dryRun: dryRun, asJSON: json)
    }

    /// Rows go where they are needed instead of into files.
    private func execute(_ world: World, _ destination: LoadDestination) throws {
        if case .http(let url) = destination { return try send(world, to: url) }
        if let option = upload.given {
            throw RunError("bad_request", "\(option) is for an API, and --to names a database", hint: "drop it")
        }
        let cancellation = Interruption.cancellation()
        let target = try load.target(
            destination, chunkRows: try output.chunkRows.map(OutputOptions.rows), cancellation)
        let (plan, tables, selection) = try output.loadPlan(world, format: target.format)
        let logger = try log.makeLogger()
        if !selection.dangling.isEmpty {
            logger.info(
                "Keys into \(selection.dangling.joined(separator: ", ")) point outside of what is loaded; --with-parents loads these tables too"
            )
        }
        let execution = LoadExecution(
            world: world, target: target, plan: plan, tables: tables, resumes: output.resume, threads: plan.threads,
            batchRows: plan.batchRows, verifies: load.verify,
            manifest: load.manifest ?? "./data/\(world.recipe.name).load.json", logger: logger, bars: log.makeBars(),
            cancellation: cancellation)
        try dryRun ? execution.show(asJSON: json) : execution.execute(asJSON: json)
    }
}
