internal import ArgumentParser
internal import LoamBenchJobs

/// `loam bench daily-monitor`: everything, against the baseline, kept in history; never fails for time.
struct DailyMonitorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "daily-monitor", _superCommandName: "loam bench",
        abstract: "Preset: measure fully, compare with 'main' if it exists, keep history; never fails for time.",
        discussion:
            "bench run SUITES --full --baseline main --report-only --output-dir bench-results --history .loam-bench/history.sqlite"
    )
    @OptionGroup var options: PresetOptions

    func run() throws { try options.run(.dailyMonitor) }
}

/// `loam bench release-gate`: full, strict, twice.
struct ReleaseGateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "release-gate", _superCommandName: "loam bench",
        abstract: "Preset: measure fully against 'main'; regressions, missed targets and open verdicts fail.",
        discussion:
            "bench run SUITES --full --runs 20 --baseline main --confirm --strict --output-dir bench-results ...")
    @OptionGroup var options: PresetOptions

    func run() throws { try options.run(.releaseGate) }
}

/// `loam bench regression-check`: quick, against the baseline.
struct RegressionCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "regression-check", _superCommandName: "loam bench",
        abstract: "Preset: measure quickly against 'main'; a regression that comes twice fails.",
        discussion: "bench run SUITES --quick --runs 12 --baseline main --confirm --output-dir bench-results ...")
    @OptionGroup var options: PresetOptions

    func run() throws { try options.run(.regressionCheck) }
}

/// `loam bench stress-test`: every scenario, few runs.
struct StressTestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stress-test", _superCommandName: "loam bench",
        abstract: "Preset: every scenario with 5 runs each.",
        discussion: "bench run SUITES --runs 5 --output-dir bench-results --history .loam-bench/history.sqlite")
    @OptionGroup var options: PresetOptions

    func run() throws { try options.run(.stressTest) }
}

/// `loam bench quick-validate`: does everything still run and give the right result?
struct QuickValidateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "quick-validate", _superCommandName: "loam bench",
        abstract: "Preset: every quick case once, for its result, not its time.",
        discussion: "bench run SUITES --quick --runs 1 --report-only")
    @OptionGroup var options: PresetOptions

    func run() throws { try options.run(.quickValidate) }
}
