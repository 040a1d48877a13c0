internal import ArgumentParser
internal import Loam
internal import LoamBench

/// Options that the presets of the bench verbs share. Each preset is a documented set of words for `bench run` or `bench gate`; what is
/// typed after it wins.
struct PresetOptions: ParsableArguments {
    @Argument(help: "Suites; default: $LOAM_BENCH_SUITES, or generation and formats.")
    var suites: [String] = []

    @OptionGroup var choice: BenchChoice
    @OptionGroup var sampling: SamplingOptions
    @OptionGroup var verdicts: VerdictOptions
    @OptionGroup var output: BenchOutput

    @Flag(help: "Print the command that would run, and run nothing.")
    var dryRun = false

    var names: [String] {
        if !suites.isEmpty { return suites }
        let list = Environment.list("LOAM_BENCH_SUITES")
        return list.isEmpty ? ["generation", "formats"] : list
    }

    /// Runs `bench run` with the preset's words, after those that were typed were put in their place.
    func run(_ preset: Preset) throws {
        var words = ["run"] + names
        if choice.scenarios.isEmpty && !choice.quick && !choice.full { words += preset.scenarios }
        if !sampling.saysCount && Environment.value("LOAM_BENCH_RUNS") == nil { words += preset.sampling }
        words += preset.others(self)
        if dryRun {
            // What was typed comes after the preset's words, and so overrides them.
            words += CommandLine.arguments.dropFirst(3).filter { $0 != "--dry-run" && !suites.contains($0) }
            return StandardOutput.line("loam bench " + words.map(CommandText.shellQuoted).joined(separator: " "))
        }
        var command = try BenchRunCommand.parse(Array(words.dropFirst()))
        command.choice.cases = choice.cases
        command.choice.modes = choice.modes
        command.choice.tags = choice.tags
        if !choice.scenarios.isEmpty || choice.quick || choice.full { command.choice = choice }
        command.sampling = merged(command.sampling)
        command.verdicts = merged(command.verdicts)
        command.output = merged(command.output)
        try command.run()
    }

    private func merged(_ preset: SamplingOptions) -> SamplingOptions {
        var options = sampling
        if !options.saysCount { options.runs = preset.runs }
        return options
    }

    private func merged(_ preset: VerdictOptions) -> VerdictOptions {
        var options = verdicts
        options.baseline = options.baseline ?? preset.baseline
        options.confirm = options.confirm || preset.confirm
        if !options.reportOnly { options.strict = options.strict || preset.strict }
        options.reportOnly = options.reportOnly || preset.reportOnly && !verdicts.strict
        return options
    }

    private func merged(_ preset: BenchOutput) -> BenchOutput {
        var options = output
        options.outputDir = options.outputDir ?? preset.outputDir
        options.history = options.history ?? preset.history
        return options
    }
}

/// What a preset says, in words of `bench run`.
struct Preset {
    var scenarios: [String] = []
    var sampling: [String] = []
    var flags: [String] = []
    /// Whether results are kept: reports, and a line of history.
    var keeps = true

    func others(_ options: PresetOptions) -> [String] {
        var words = flags
        if options.verdicts.baseline != nil, let place = words.firstIndex(of: "--baseline") {
            words.removeSubrange(place...place + 1)
        }
        if keeps, options.output.directory == nil { words += ["--output-dir", "bench-results"] }
        if keeps, options.output.historyPath == nil { words += ["--history", ".loam-bench/history.sqlite"] }
        return words
    }
}

/// `loam bench daily-monitor`: everything, against the baseline, kept in history; never fails for time.
struct DailyMonitorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "daily-monitor", _superCommandName: "loam bench",
        abstract: "Preset: measure fully, compare with 'main' if it exists, keep history; never fails for time.",
        discussion:
            "bench run SUITES --full --baseline main --report-only --output-dir bench-results --history .loam-bench/history.sqlite"
    )
    @OptionGroup var options: PresetOptions

    func run() throws {
        try options.run(Preset(scenarios: ["--full"], flags: ["--baseline", "main", "--report-only"]))
    }
}

/// `loam bench release-gate`: full, strict, twice.
struct ReleaseGateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "release-gate", _superCommandName: "loam bench",
        abstract: "Preset: measure fully against 'main'; regressions, missed targets and open verdicts fail.",
        discussion:
            "bench run SUITES --full --runs 20 --baseline main --confirm --strict --output-dir bench-results ...")
    @OptionGroup var options: PresetOptions

    func run() throws {
        try options.run(
            Preset(
                scenarios: ["--full"], sampling: ["--runs", "20"],
                flags: ["--baseline", "main", "--confirm"] + (options.verdicts.reportOnly ? [] : ["--strict"])))
    }
}

/// `loam bench regression-check`: quick, against the baseline.
struct RegressionCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "regression-check", _superCommandName: "loam bench",
        abstract: "Preset: measure quickly against 'main'; a regression that comes twice fails.",
        discussion: "bench run SUITES --quick --runs 12 --baseline main --confirm --output-dir bench-results ...")
    @OptionGroup var options: PresetOptions

    func run() throws {
        try options.run(
            Preset(
                scenarios: ["--quick"], sampling: ["--runs", "12"], flags: ["--baseline", "main", "--confirm"]))
    }
}

/// `loam bench stress-test`: every scenario, few runs.
struct StressTestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stress-test", _superCommandName: "loam bench",
        abstract: "Preset: every scenario with 5 runs each.",
        discussion: "bench run SUITES --runs 5 --output-dir bench-results --history .loam-bench/history.sqlite")
    @OptionGroup var options: PresetOptions

    func run() throws { try options.run(Preset(sampling: ["--runs", "5"])) }
}

/// `loam bench quick-validate`: does everything still run and give the right result?
struct QuickValidateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "quick-validate", _superCommandName: "loam bench",
        abstract: "Preset: every quick case once, for its result, not its time.",
        discussion: "bench run SUITES --quick --runs 1 --report-only")
    @OptionGroup var options: PresetOptions

    func run() throws {
        try options.run(
            Preset(scenarios: ["--quick"], sampling: ["--runs", "1"], flags: ["--report-only"], keeps: false))
    }
}
