internal import ArgumentParser
internal import LoamBench

/// What results are held against, and what makes the command fail.
struct VerdictOptions: ParsableArguments {
    @Option(help: "Compare with this baseline.")
    var baseline: String?

    @Option(help: "Where baselines are; default: $LOAM_BENCH_BASELINE_DIR or .loam-bench/baselines.")
    var baselineDir: String?

    @Option(help: "The change that counts, such as 10%, for every judged metric; by default each metric has its own.")
    var failAbove: String?

    @Flag(help: "Measure a regression a second time; only one that comes again counts.")
    var confirm = false

    @Flag(help: "Fail (12) where the samples do not settle a verdict.")
    var strict = false

    @Flag(help: "Say what was found and end with 0, unless a result is wrong.")
    var reportOnly = false

    func validate() throws {
        if let failAbove, Quantity.share(failAbove).map({ $0 > 0 }) != true {
            throw ValidationError("'--fail-above \(failAbove)' is no share above 0, such as 10%.")
        }
        if strict && reportOnly { throw ValidationError("'--strict' and '--report-only' exclude each other.") }
    }

    var store: BaselineStore { BaselineStore(Self.directory(baselineDir)) }

    static func directory(_ flag: String?) -> String {
        flag ?? Environment.value("LOAM_BENCH_BASELINE_DIR") ?? ".loam-bench/baselines"
    }

    /// The change that counts; nil for each metric's own.
    var threshold: Double? { failAbove.flatMap(Quantity.share) }
}
