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
            || sampling.saysCount
            || verdicts.baseline != nil
        {
            throw ValidationError(
                "'--from' takes a result as it is: only its suite, cases, scenarios and targets can be said beside it.")
        }
    }

    func run() throws {
        if let from { return try check(try BenchDocument.read(path: from), from: from) }
        let suite = try self.found()
        let known = Metric.builtin + suite.cases.flatMap { $0.metrics.map(\.metric) }
        let targets = try self.targets(known)
        let plan = try SuitePlan(
            suite, choice.choice(of: suite), program: ProgramSearch.current,
            settings: try sampling.settings(suite.settings, quick: choice.quick))
        guard !targets.isEmpty || plan.groups.contains(where: { !$0.definition.targets.isEmpty }) else {
            throw ValidationError(
                "There is no target: give '--target-time', '--max-memory', '--min-throughput' or '--target'.")
        }
        let baseline = try verdicts.baseline(of: suite.name, among: 1)
        var measurement = BenchMeasurement(output: output, rules: verdicts.rules)
        measurement.job.targets = targets.isEmpty ? nil : { _ in targets }
        try measurement.run([plan], baselines: [baseline])
    }

    /// Holds a stored result against targets, or against those of its suite where that is named.
    private func check(_ stored: BenchResult, from path: String) throws {
        var result = stored
        let plan = try self.plan(of: stored, from: path)
        let targets = try self.targets(Metric.builtin + result.cases.flatMap(\.metrics))
        guard !targets.isEmpty || plan?.groups.contains(where: { !$0.definition.targets.isEmpty }) == true else {
            throw ValidationError("There is no target: give '--target-time' or another.")
        }
        result.cases = try chosen(stored.cases, from: path)
        let outcome = StoredResults.gate(
            result, targets: { targets.isEmpty ? plan?.targets(of: $0) ?? [] : targets }, verdicts.rules)
        output.print(outcome)
        output.say(reports: try output.reports.write(outcome.result, strict: verdicts.strict))
        BenchEnding.exit(outcome.conclusion)
    }

    /// The suite that a stored result is said to be of; nil where none is named.
    ///
    /// - Throws: `other_suite` where the result is of another one.
    private func plan(of result: BenchResult, from path: String) throws -> SuitePlan? {
        guard let suite = try suite.map({ try SuiteReader.suite($0) }) else { return nil }
        guard result.suite == suite.name else {
            throw RunError(
                .otherSuite, "the result is of suite \(result.suite), not of \(suite.name)", location: path,
                hint: "name suite \(result.suite), or none")
        }
        return try SuitePlan(suite, .init(), program: ProgramSearch.current, settings: suite.settings)
    }

    /// The cases of a stored result that were asked for: one of the names, in one of the scenarios.
    private func chosen(_ cases: [CaseResult], from path: String) throws(RunError) -> [CaseResult] {
        func names(_ words: [String]) -> [String] { words.flatMap { $0.split(separator: ",").map(String.init) } }
        let wanted = names(choice.cases)
        let scenarios = names(choice.scenarios)
        let chosen = cases.filter { one in
            (wanted.isEmpty || wanted.contains(one.identity.name) || wanted.contains(one.identity.scenario))
                && (scenarios.isEmpty || scenarios.contains(one.identity.scenario))
        }
        guard chosen.isEmpty else { return chosen }
        let all = wanted + scenarios
        throw RunError(
            .badRequest, "the result has no case \(all.joined(separator: ", "))", location: path,
            hint: Nearest.hint(
                all.first ?? "", cases.flatMap { [$0.identity.name, $0.identity.scenario] }.filter { !$0.isEmpty }))
    }

    private func targets(_ known: [Metric]) throws -> [Suite.Target] {
        var words = target
        if let targetTime { words.append("wall_time=" + targetTime) }
        if let maxMemory { words.append("peak_memory=" + maxMemory) }
        if let minThroughput { words.append("throughput=" + minThroughput) }
        return try words.map { word in
            let name = String(word.prefix { $0 != "=" })
            guard let metric = known.first(where: { $0.name == name }) else {
                throw ValidationError(
                    "'\(word)' is no target: there is no metric '\(name)'. Write METRIC=FIGURE with one of: "
                        + known.map(\.name).joined(separator: ", "))
            }
            guard let value = Quantity.value(String(word.dropFirst(name.count + 1)), of: metric) else {
                throw ValidationError("'\(word)' has no figure of \(name), such as 60s, 8GB or 1000/s.")
            }
            return Suite.Target(metric: name, value: value)
        }
    }

    /// The suite that was named, or the built-in one that has what was asked for.
    private func found() throws -> Suite {
        if let suite { return try SuiteReader.suite(suite) }
        let wanted = (choice.cases + choice.scenarios).flatMap { $0.split(separator: ",").map(String.init) }
        guard !wanted.isEmpty else { throw ValidationError("Name a suite, or a case with '--case'.") }
        let all = try SuiteReader.names.map { try SuiteReader.suite($0) }
        func names(_ suite: Suite) -> [String] { suite.cases.map(\.name) + suite.scenarios.map(\.name) }
        if let suite = all.first(where: { suite in wanted.allSatisfy { names(suite).contains($0) } }) { return suite }
        throw RunError(
            .badRequest, "no built-in suite has '\(wanted.joined(separator: ", "))'", location: "--case",
            hint: Nearest.hint(wanted[0], all.flatMap(names)))
    }
}
