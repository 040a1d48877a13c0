internal import ArgumentParser
internal import Loam
internal import LoamBenchJobs

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
    func run(_ preset: BenchPreset) throws {
        if dryRun {
            let typed = CommandLine.arguments.dropFirst(3).filter { $0 != "--dry-run" && !suites.contains($0) }
            return StandardOutput.line(preset.command(given, typed: Array(typed)))
        }
        var command = try BenchRunCommand.parse(preset.words(given))
        command.choice.cases = choice.cases
        command.choice.modes = choice.modes
        command.choice.tags = choice.tags
        if choosesScenarios { command.choice = choice }
        command.sampling = merged(command.sampling)
        command.verdicts = merged(command.verdicts)
        command.output = merged(command.output)
        try command.run()
    }

    private var choosesScenarios: Bool { !choice.scenarios.isEmpty || choice.quick || choice.full }

    private var given: BenchPreset.Given {
        var given = BenchPreset.Given(suites: names)
        given.hasScenarios = choosesScenarios
        given.hasRuns = sampling.saysCount || Environment.value("LOAM_BENCH_RUNS") != nil
        given.hasBaseline = verdicts.baseline != nil
        given.reportsOnly = verdicts.reportOnly
        given.hasDirectory = output.directory != nil
        given.hasHistory = output.historyPath != nil
        return given
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
