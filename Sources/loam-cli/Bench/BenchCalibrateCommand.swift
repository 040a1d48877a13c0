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
        let calibration = Calibration(command, timeout: sampling.timeout.flatMap(Quantity.seconds))
        let settings = try sampling.settings(calibration.suite.settings, quick: false)
        var results: [BenchResult] = []
        for number in 0..<sessions where !measurement.job.cancellation.isCancelled {
            let plan = try calibration.plan(session: number, program: ProgramSearch.current, settings: settings)
            let result = try measurement.measure(plan).result
            guard result.isComplete else { break }
            try calibration.check(result)
            results.append(result)
        }
        guard results.count == sessions else {
            return BenchEnding.exit(BenchConclusion(.interrupted, "interrupted; no floor was kept"))
        }
        StandardOutput.show(try Calibration.keep(results, in: store), asJSON: output.json)
    }
}
