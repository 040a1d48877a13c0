internal import LoamBench

/// A documented set of words for `loam bench run`. What is typed beside it takes the place of its words.
public struct BenchPreset: Sendable {
    /// What is typed beside a preset, as far as it takes the place of the preset's words.
    public struct Given: Sendable {
        public var suites: [String]
        /// Whether scenarios are chosen.
        public var hasScenarios = false
        /// Whether the number of samples is said.
        public var hasRuns = false
        public var hasBaseline = false
        /// Whether only wrong results are to fail.
        public var reportsOnly = false
        /// Whether a directory for reports is said.
        public var hasDirectory = false
        public var hasHistory = false

        /// - Parameter suites: names or paths, at least one.
        public init(suites: [String]) { self.suites = suites }
    }

    private var scenarios: [String] = []
    private var sampling: [String] = []
    private var flags: [String] = []
    /// Whether results are kept: reports, and a line of history.
    private var keeps = true

    /// Everything, against the baseline, kept in history; never fails for time.
    public static let dailyMonitor = BenchPreset(scenarios: ["--full"], flags: ["--baseline", "main", "--report-only"])

    /// Everything, strict, twice.
    public static let releaseGate = BenchPreset(
        scenarios: ["--full"], sampling: ["--runs", "20"], flags: ["--baseline", "main", "--confirm", "--strict"])

    /// Quick, against the baseline.
    public static let regressionCheck = BenchPreset(
        scenarios: ["--quick"], sampling: ["--runs", "12"], flags: ["--baseline", "main", "--confirm"])

    /// Every scenario, few runs.
    public static let stressTest = BenchPreset(sampling: ["--runs", "5"])

    /// Every quick case once, for its result alone.
    public static let quickValidate = BenchPreset(
        scenarios: ["--quick"], sampling: ["--runs", "1"], flags: ["--report-only"], keeps: false)

    /// The words after `loam bench run`.
    public func words(_ given: Given) -> [String] {
        var flags = flags
        if given.hasBaseline, let place = flags.firstIndex(of: "--baseline") {
            flags.removeSubrange(place...place + 1)
        }
        if given.reportsOnly { flags.removeAll { $0 == "--strict" } }
        var words = given.suites
        if !given.hasScenarios { words += scenarios }
        if !given.hasRuns { words += sampling }
        words += flags
        if keeps, !given.hasDirectory { words += ["--output-dir", "bench-results"] }
        if keeps, !given.hasHistory { words += ["--history", ".loam-bench/history.sqlite"] }
        return words
    }

    /// The whole command as a shell takes it.
    ///
    /// - Parameter typed: what was typed beside the preset; it comes last, and so wins.
    public func command(_ given: Given, typed: [String]) -> String {
        "loam bench " + (["run"] + words(given) + typed).map(CommandText.shellQuoted).joined(separator: " ")
    }
}
