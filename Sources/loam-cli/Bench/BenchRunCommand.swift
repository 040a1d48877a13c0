internal import ArgumentParser
internal import Loam
internal import LoamBench
internal import LoamBenchJobs

/// `loam bench run`: measures suites.
struct BenchRunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", _superCommandName: "loam bench",
        abstract: "Measure the cases of one or several suites.",
        discussion: """
            EXAMPLES:
              loam bench run generation --quick
              loam bench run ./mine.yaml --case parse --modes csv,ndjson --output-dir results
              loam bench run ./mine.yaml --baseline main --confirm --fail-above 10%
              loam bench run generation --relative ../old/loam        an older program beside this one
              loam bench run ./mine.yaml --runs 30 --pin 1 --callgrind

            Everything is run once and verified before anything is measured. Ends with 10 if a result is wrong, 11 if something
            became worse or missed its target, 12 (--strict) if samples allow no verdict, 13 without a baseline.
            """)

    @Argument(help: "Suites: built-in ones (see 'loam bench list') or paths of YAML files.")
    var suites: [String]

    @OptionGroup var choice: BenchChoice
    @OptionGroup var sampling: SamplingOptions
    @OptionGroup var verdicts: VerdictOptions
    @OptionGroup var output: BenchOutput

    @Option(help: "Also measure this other program, in turns: it is the base, and {loam} is the head.")
    var relative: String?

    @Option(help: "The program that {loam} is; default: this one.")
    var program: String?

    @Flag(help: "Also count instructions with callgrind: one more run a case, some fifty times slower.")
    var callgrind = false

    @Flag(help: "Also count allocations with valgrind: one more run, as slow.")
    var allocations = false

    func validate() throws {
        if verdicts.baseline != nil, relative != nil {
            throw ValidationError("'--relative' measures both sides now; drop it or '--baseline'.")
        }
        if output.json && suites.count > 1 { throw ValidationError("'--json' prints one result: name one suite.") }
    }

    func run() throws {
        // Everything is read and checked before the first command runs.
        let plans = try suites.map { try plan(try SuiteReader.suite($0)) }
        let baselines = try plans.map { try verdicts.baseline(of: $0.suite.name, among: plans.count) }
        let tools: [CountingTool] = (callgrind ? [.instructions] : []) + (allocations ? [.allocations] : [])
        try BenchMeasurement(output: output, rules: verdicts.rules, tools: tools).run(plans, baselines: baselines)
    }

    func plan(_ suite: Suite) throws -> SuitePlan {
        var suite = suite
        if let timeout = sampling.timeout.flatMap(Quantity.seconds) {
            suite.timeout = timeout
            for place in suite.cases.indices { suite.cases[place].timeout = timeout }
        }
        if sampling.saysCount { for place in suite.cases.indices { suite.cases[place].runs = nil } }
        let current = ProgramSearch.current
        return try SuitePlan(
            suite, choice.choice(of: suite), program: try Self.found(program ?? current, "--program"),
            against: try relative.map { try Self.found($0, "--relative") },
            settings: try sampling.settings(suite.settings, quick: choice.quick))
    }

    private static func found(_ program: String, _ flag: String) throws(RunError) -> String {
        guard let path = ProgramSearch.find(program) else {
            throw RunError(
                .missingInput, "there is no program '\(program)' that can be run", location: flag,
                hint: "give the path of an executable file")
        }
        return path
    }
}
