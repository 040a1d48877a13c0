internal import ArgumentParser
internal import LoamBench

/// What is measured of a suite. Several names follow one flag with commas, or the flag is repeated.
struct BenchChoice: ParsableArguments {
    @Option(name: [.customLong("case"), .customLong("cases")], help: "Cases to measure, by name; all by default.")
    var cases: [String] = []

    @Option(
        name: [.customLong("scenario"), .customLong("scenarios")], parsing: .upToNextOption,
        help: "Scenarios to measure; all by default.")
    var scenarios: [String] = []

    @Option(
        name: [.customLong("mode"), .customLong("modes")], parsing: .upToNextOption,
        help: "Modes to measure; all by default.")
    var modes: [String] = []

    @Option(name: [.customLong("tag"), .customLong("tags")], help: "Only cases with one of these tags.")
    var tags: [String] = []

    @Flag(help: "The suite's quick scenarios, with 12 runs and 10 seconds at most.")
    var quick = false

    @Flag(help: "The suite's full scenarios.")
    var full = false

    func validate() throws {
        if quick && full { throw ValidationError("'--quick' and '--full' exclude each other.") }
        if (quick || full) && !scenarios.isEmpty {
            throw ValidationError("'--\(quick ? "quick" : "full")' picks scenarios; drop it or '--scenario'.")
        }
    }

    /// What a suite is asked for. The environment gives what no flag gives: LOAM_BENCH_SCENARIOS, LOAM_BENCH_MODES.
    func choice(of suite: Suite) -> SuitePlan.Choice {
        var choice = SuitePlan.Choice()
        choice.cases = Self.names(cases)
        choice.tags = Self.names(tags)
        choice.modes = Self.names(modes.isEmpty ? Environment.list("LOAM_BENCH_MODES") : modes)
        choice.scenarios = Self.names(scenarios)
        if choice.scenarios.isEmpty {
            choice.scenarios =
                quick ? suite.quick : full ? suite.full : Self.names(Environment.list("LOAM_BENCH_SCENARIOS"))
        }
        return choice
    }

    private static func names(_ words: [String]) -> [String] {
        words.flatMap { $0.split(separator: ",").map(String.init) }
    }
}
