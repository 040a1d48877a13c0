internal import ArgumentParser
internal import Loam
internal import LoamBench
internal import LoamBenchJobs

/// `loam bench gate`: figures that a case must reach.
struct BenchGateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gate", _superCommandName: "loam bench",
        abstract: "Measure cases and compare them with targets.",
        discussion: """
            EXAMPLES:
              loam bench gate formats --case formats --scenario 1m --target-time 2s --max-memory 200MB --min-throughput 1M/s
              loam bench gate --case encoding --target-time 60s      the suite that has such a case or scenario
              loam bench gate ./mine.yaml --target errors=0
              loam bench gate formats --from results/formats.json --target-time 2s

            A target is met when the whole interval of the median is on the right side, and missed (11) when it is on the wrong
            one. In between it is unclear: 12 with --strict. A missing figure is 13. Without targets here, those of the suite
            count.
            """)

    @Argument(help: "A suite; default: the built-in one that has the case.")
    var suite: String?

    @Option(help: "The median wall time of a run is at most this, such as 60s.")
    var targetTime: String?

    @Option(help: "Peak memory is at most this, such as 8GB.")
    var maxMemory: String?

    @Option(help: "Rows a second are at least this, such as 1000/s.")
    var minThroughput: String?

    @Option(help: "Any metric's target, such as cpu_time=2s; a minimum if higher is better, else a maximum.")
    var target: [String] = []

    @Option(help: "Use this result instead of measuring.")
    var from: String?

    @OptionGroup var choice: BenchChoice
    @OptionGroup var sampling: SamplingOptions
    @OptionGroup var verdicts: VerdictOptions
    @OptionGroup var output: BenchOutput

    func validate() throws {
        guard from != nil else { return }
        if !choice.modes.isEmpty || !choice.tags.isEmpty || choice.quick || choice.full
            || sampling.saysAnything || verdicts.baseline != nil || verdicts.confirm || verdicts.failAbove != nil
            || output.history != nil || output.debug
        {
            throw ValidationError(
                "'--from' takes a result as it is: only its suite, cases, scenarios and targets can be said beside it.")
        }
    }

    func run() throws {
        let request = self.request
        if let from {
            return try output.finish(
                try request.outcome(of: try BenchDocument.read(path: from), from: from, verdicts.rules),
                strict: verdicts.strict)
        }
        let suite = try request.namedSuite()
        let targets = try request.targets(of: suite)
        let plan = try SuitePlan(
            suite, choice.choice(of: suite), program: ProgramSearch.current,
            settings: try sampling.settings(suite.settings, quick: choice.quick))
        try request.check(targets, plan)
        let baseline = try verdicts.baseline(of: suite.name, among: 1)
        var measurement = BenchMeasurement(output: output, rules: verdicts.rules)
        measurement.job.targets = targets.isEmpty ? nil : { _ in targets }
        try measurement.run([plan], baselines: [baseline])
    }

    /// The same as data.
    private var request: GateRequest {
        var request = GateRequest()
        request.suite = suite
        request.cases = choice.cases
        request.scenarios = choice.scenarios
        request.targets = target
        if let targetTime { request.targets.append("wall_time=" + targetTime) }
        if let maxMemory { request.targets.append("peak_memory=" + maxMemory) }
        if let minThroughput { request.targets.append("throughput=" + minThroughput) }
        return request
    }
}
