internal import ArgumentParser
internal import Loam
internal import LoamBench
internal import LoamBenchJobs

/// `loam bench baseline-update`: measures and saves; never over a regression unless a flag allows it.
struct BaselineUpdateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "baseline-update", _superCommandName: "loam bench",
        abstract: "Preset: measure fully and save the result as baseline 'main'.",
        discussion: """
            bench run SUITES --full --runs 20, then bench baseline save main-SUITE RESULT --add.

            One baseline a suite: main for one suite, main-SUITE for several. Refuses on a branch other than main or master
            (--any-branch) outside of continuous integration, with uncommitted changes, and if the result is a regression
            against the existing baseline (--accept-regression).
            """)

    @OptionGroup var options: PresetOptions

    @Option(help: "The baseline's name.")
    var name = "main"

    @Flag(help: "Save on any branch, and with uncommitted changes.")
    var anyBranch = false

    @Flag(help: "Save although the result is worse than the baseline: from now on, this is normal.")
    var acceptRegression = false

    func validate() throws {
        if options.verdicts.baseline != nil { throw ValidationError("Name the baseline with '--name'.") }
        if options.verdicts.strict || options.verdicts.reportOnly {
            throw ValidationError("'--strict' and '--report-only' decide nothing here: say '--accept-regression'.")
        }
    }

    func run() throws {
        let names = options.names
        var command = BenchRunCommand()
        command = try BenchRunCommand.parse(
            names + (options.choice.quick || !options.choice.scenarios.isEmpty ? [] : ["--full"]))
        if options.choice.quick || !options.choice.scenarios.isEmpty { command.choice = options.choice }
        command.choice.cases = options.choice.cases
        command.choice.modes = options.choice.modes
        command.choice.tags = options.choice.tags
        command.sampling = options.sampling
        if !command.sampling.saysCount && Environment.value("LOAM_BENCH_RUNS") == nil { command.sampling.runs = 20 }
        command.output = options.output
        command.verdicts = options.verdicts
        let plans = try names.map { try command.plan(try SuiteReader.suite($0)) }
        if options.dryRun {
            for plan in plans {
                StandardOutput.line(
                    "measure \(plan.suite.name), save it as \(baseline(plan, of: plans)) in \(options.verdicts.store.directory)"
                )
            }
            return
        }
        let measurement = BenchMeasurement(output: options.output, rules: options.verdicts.rules)
        let update = self.update
        try update.check(measurement.job.environment())
        let old = try plans.map { try update.existing(baseline($0, of: plans)) }
        try options.verdicts.store.makeDirectory()
        let comparable = try measurement.job.prepare(plans, baselines: old, BenchTerminal(options.output))
        for (plan, old) in zip(plans, comparable) {
            try save(
                try measurement.measure(plan, against: old), as: baseline(plan, of: plans), comparedWith: old,
                measurement)
        }
    }

    private func baseline(_ plan: SuitePlan, of plans: [SuitePlan]) -> String {
        BaselineUpdate.name(name, of: plan.suite.name, among: plans.count)
    }

    private var update: BaselineUpdate {
        var update = BaselineUpdate(options.verdicts.store)
        update.takesAnyBranch = anyBranch
        update.isAutomated = Environment.isAutomated
        update.acceptsRegressions = acceptRegression
        return update
    }

    /// Keeps the reports, whatever they say, and saves the result where it may be a baseline.
    private func save(
        _ outcome: BenchOutcome, as name: String, comparedWith old: Baseline?, _ measurement: BenchMeasurement
    ) throws {
        if options.output.json { options.output.print(outcome) }
        options.output.say(reports: try measurement.job.keep(outcome))
        if [.wrong, .failed, .interrupted].contains(outcome.conclusion.kind) {
            return BenchEnding.exit(outcome.conclusion)
        }
        try update.save(outcome.result, as: name, comparedWith: old)
        if !options.output.quiet { StandardError.write("Baseline \(name) saved in \(update.store.directory)\n") }
    }
}
