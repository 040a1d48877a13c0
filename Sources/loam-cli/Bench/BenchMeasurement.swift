internal import Loam
internal import LoamBench
internal import LoamBenchJobs

/// Measures as the command line asks for it, prints each outcome, and ends with the right exit code.
struct BenchMeasurement {
    let output: BenchOutput
    var job: BenchJob

    init(output: BenchOutput, rules: BenchRules, tools: [CountingTool] = []) {
        self.output = output
        job = BenchJob(
            rules, output.reports, program: ProgramSearch.current, toolchain: BuildFacts.toolchain,
            arguments: Array(CommandLine.arguments.dropFirst()), cancellation: Interruption.cancellation())
        job.tools = tools
        job.keepsFiles = output.debug
    }

    /// - Parameter baselines: what each plan is compared with, in the order of the plans; nil where there is none.
    func run(_ plans: [SuitePlan], baselines: [Baseline?]) throws {
        let baselines = try job.prepare(plans, baselines: baselines, BenchTerminal(output))
        var conclusion = BenchConclusion.done
        for (plan, baseline) in zip(plans, baselines) {
            let outcome = try measure(plan, against: baseline)
            try show(outcome)
            conclusion = .worse(conclusion, outcome.conclusion)
            if outcome.conclusion.kind == .interrupted { break }
        }
        BenchEnding.exit(conclusion)
    }

    func measure(_ plan: SuitePlan, against baseline: Baseline? = nil) throws -> BenchOutcome {
        try job.measure(plan, against: baseline, created: WallClock.microseconds(), BenchTerminal(output))
    }

    /// Prints an outcome and keeps its reports.
    func show(_ outcome: BenchOutcome) throws {
        output.print(outcome)
        output.say(reports: try job.keep(outcome))
        let isSound = !outcome.result.cases.contains(where: \.isWrong)
        if isSound, Environment.value("GITHUB_ACTIONS") == "true", !output.json {
            StandardOutput.write(GitHubAnnotations(outcome.result).text)
        }
    }
}

/// How far a measurement is, on the terminal.
struct BenchTerminal: BenchListener {
    private let bar: BenchBar
    private let isQuiet: Bool

    init(_ output: BenchOutput) {
        self.init(showsBar: !output.quiet && (!output.json || output.verbose), output.verbose, isQuiet: output.quiet)
    }

    private init(showsBar: Bool, _ isVerbose: Bool, isQuiet: Bool) {
        bar = BenchBar(quiet: !showsBar, verbose: isVerbose)
        self.isQuiet = isQuiet
    }

    /// Before anything is measured.
    static var lines: BenchTerminal { BenchTerminal(showsBar: false, false, isQuiet: false) }

    func hear(_ event: BenchEvent) { bar.show(event) }
    func say(_ line: String) { if !isQuiet { StandardError.write(line + "\n") } }
    func end() { bar.hide() }
}
