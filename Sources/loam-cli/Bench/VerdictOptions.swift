internal import ArgumentParser
internal import Loam
internal import LoamBench
internal import LoamBenchJobs

/// What results are compared with, and what makes the command fail.
struct VerdictOptions: ParsableArguments {
    @Option(help: "Compare with this baseline.")
    var baseline: String?

    @Option(help: "Where baselines are; default: $LOAM_BENCH_BASELINE_DIR or .loam-bench/baselines.")
    var baselineDir: String?

    @Option(help: "The change that counts, such as 10%, for every judged metric; by default each metric has its own.")
    var failAbove: String?

    @Flag(help: "Measure a regression a second time; only one that is found twice counts.")
    var confirm = false

    @Flag(help: "Fail (12) if the samples allow no verdict.")
    var strict = false

    @Flag(help: "Show what was found and end with 0, unless a result is wrong.")
    var reportOnly = false

    func validate() throws {
        if let failAbove, Quantity.share(failAbove).map({ $0 > 0 }) != true {
            throw ValidationError("'--fail-above \(failAbove)' is no share above 0, such as 10% or 0.1.")
        }
        if baselineDir?.isEmpty == true { throw ValidationError("'--baseline-dir' is empty.") }
        if strict && reportOnly { throw ValidationError("'--strict' and '--report-only' exclude each other.") }
    }

    var store: BaselineStore { BaselineStore(Self.directory(baselineDir)) }

    /// The baseline of a suite: by its name, or of several suites by `NAME-SUITE`. One that is missing is an error, but with
    /// `--report-only` a line.
    func baseline(of suite: String, among count: Int) throws -> Baseline? {
        try rules.baseline(
            baseline.map { BaselineUpdate.name($0, of: suite, among: count) }, of: suite, BenchTerminal.lines)
    }

    /// The same as data.
    var rules: BenchRules {
        var rules = BenchRules(store: store)
        rules.threshold = failAbove.flatMap(Quantity.share)
        rules.confirms = confirm
        rules.isStrict = strict
        rules.reportsOnly = reportOnly
        return rules
    }

    static func directory(_ flag: String?) -> String {
        flag ?? Environment.value("LOAM_BENCH_BASELINE_DIR") ?? ".loam-bench/baselines"
    }
}
