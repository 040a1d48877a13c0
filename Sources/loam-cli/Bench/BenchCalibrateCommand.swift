internal import ArgumentParser
internal import Loam
internal import LoamBench
internal import LoamBenchJobs

/// `loam bench calibrate`: how much this machine makes of no difference at all.
struct BenchCalibrateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calibrate", _superCommandName: "loam bench",
        abstract: "Measure a command against itself, to learn what this machine's noise is.",
        discussion: """
            EXAMPLES:
              loam bench calibrate
              loam bench calibrate --command './mine --all' --sessions 10

            Each session measures one command as two modes, in turns. The largest difference of medians between them is the
            noise floor: no later comparison on this machine calls a smaller change a regression. It is kept in noise.json
            in the directory of the baselines.
            """)

    @Option(help: "The command; default: growing 200,000 orders to nowhere.")
    var command = "{loam} generate baseline --tables orders --orders 200k --to null --quiet"

    @Option(help: "How many sessions.")
    var sessions = 5

    @OptionGroup var sampling: SamplingOptions
    @OptionGroup var output: BenchOutput

    @Option(help: "Where baselines are; default: $LOAM_BENCH_BASELINE_DIR or .loam-bench/baselines.")
    var baselineDir: String?

    func validate() throws {
        if output.history != nil { throw ValidationError("'--history' keeps results; calibration keeps a floor.") }
        if let runs = sampling.runs ?? sampling.maxRuns, runs < 10 {
            throw ValidationError("Calibration needs at least 10 runs a session: a floor of few is too high.")
        }
        guard (2...100).contains(sessions) else { throw ValidationError("'--sessions' is a number from 2 to 100.") }
    }

    func run() throws {
        let store = BaselineStore(VerdictOptions.directory(baselineDir))
        try store.makeDirectory()
        try output.reports.prepare()
        let measurement = BenchMeasurement(output: output, rules: BenchRules(store: store))
        let modes = ["one", "other"].map { Suite.Mode(name: $0, command: CommandText(command)) }
        let suite = Suite(
            name: "calibration", commands: [command], case: .init(name: "command", modes: modes, expectation: .init()),
            timeout: sampling.timeout.flatMap(Quantity.seconds) ?? 600)
        var results: [BenchResult] = []
        for number in 0..<sessions where !measurement.job.cancellation.isCancelled {
            var settings = try sampling.settings(suite.settings, quick: false)
            settings.seed &+= UInt64(number)
            let plan = try SuitePlan(suite, .init(), program: ProgramSearch.current, settings: settings)
            let result = try measurement.measure(plan).result
            if let failed = result.cases.first(where: { $0.failure != nil }) {
                throw RunError(.failed, failed.failure?.message ?? "", location: command)
            }
            results.append(result)
        }
        guard results.count == sessions else {
            return BenchEnding.exit(BenchConclusion(.interrupted, "interrupted; no floor was kept"))
        }
        try keep(results, in: store)
    }

    private func keep(_ results: [BenchResult], in store: BaselineStore) throws {
        let record = NoiseRecord(
            machine: results[0].environment.machine, created: results[0].created, floors: NoiseRecord.floors(results))
        let path = store.directory + "/noise.json"
        do throws(FileError) { try FileSystem.replace(path, with: record.text) } catch {
            throw RunError(.writeFailed, error.reason, location: error.path)
        }
        if output.json { return StandardOutput.write(record.text) }
        for floor in record.floors {
            StandardOutput.line("\(floor.metric): \(FigureText.decimal(floor.relative * 100, places: 2)) %")
        }
    }
}
