internal import ArgumentParser
internal import Loam
internal import LoamJobs

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
        let looks = sample != nil || dryRun
        let cancellation = looks ? Cancellation() : Interruption.cancellation()
        let world = try recipe.world(parameters, for: Self.self)
        let destination = try output.to.map { text throws(RunError) in try Destination(text) }
        if let sample {
            try refuseLoading()
            let (_, selection) = try output.request().plan(world)
            return StandardOutput.show(WorldSample(world, selection, rows: sample), asJSON: json)
        }
        switch destination {
        case .postgres, .sqlite, .http: return try generatedLoad.run(world, destination, dryRun: dryRun, asJSON: json)
        case .directory, .standardOutput, .nowhere, nil: try write(world, destination, cancellation)
        }
    }

    private var generatedLoad: GeneratedLoad {
        GeneratedLoad(output: output, load: load, upload: upload, log: log)
    }

    private func refuseLoading() throws {
        guard let option = load.given ?? upload.given else { return }
        throw ValidationError("'\(option)' is for databases and APIs, and nothing is loaded here.")
    }

    private func write(_ world: World, _ destination: Destination?, _ cancellation: Cancellation) throws {
        try refuseLoading()
        if json && !dryRun && destination == .standardOutput {
            throw RunError(.badRequest, "--json and --to - both want standard output", hint: "drop one of them")
        }
        let job = try GenerateJob(
            world, try output.request(), to: destination, existing: output.existing,
            stamp: output.stamp ? "\(world.recipe.name)_\(WallClock.stamp())_" : "")
        if dryRun { return StandardOutput.show(DryRun(world, job.plan), asJSON: json) }
        let result = try job.execute(try CommandListener(log), cancellation: cancellation)
        if json { StandardOutput.write(result.json.pretty()) }
    }
}
