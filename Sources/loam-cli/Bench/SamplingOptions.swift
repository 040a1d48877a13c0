internal import ArgumentParser
internal import Loam
internal import LoamBench

/// How samples are taken.
struct SamplingOptions: ParsableArguments {
    @Option(help: "Exactly this many samples of each mode; by default 12 to 40, until the interval is narrow enough.")
    var runs: Int?

    @Option(help: "At least this many samples.")
    var minRuns: Int?

    @Option(help: "At most this many samples.")
    var maxRuns: Int?

    @Option(help: "Stop when the interval is narrower than this share of the median, such as 5%; 0 for never.")
    var interval: String?

    @Option(help: "Begin no new block of a case after this time, such as 60s.")
    var timeBudget: String?

    @Option(help: "End a command after this time; it counts as failed.")
    var timeout: String?

    @Option(help: "Bind commands to these processors, such as 0 or 0,2.")
    var pin: String?

    @Option(help: "The seed of the order in blocks, and of resampling.")
    var seed: UInt64 = 1

    func validate() throws {
        for (flag, value) in [("runs", runs), ("min-runs", minRuns), ("max-runs", maxRuns)] {
            if let value, !(1...100_000).contains(value) {
                throw ValidationError("'--\(flag)' is a number from 1 to 100,000.")
            }
        }
        if runs != nil, minRuns != nil || maxRuns != nil {
            throw ValidationError("'--runs' says exactly how many; drop it, or '--min-runs' and '--max-runs'.")
        }
        if let minRuns, let maxRuns, minRuns > maxRuns { throw ValidationError("'--min-runs' is over '--max-runs'.") }
        if let interval, Quantity.share(interval) == nil {
            throw ValidationError("'--interval \(interval)' is no share, such as 5%.")
        }
        for (flag, text) in [("time-budget", timeBudget), ("timeout", timeout)] {
            guard let text else { continue }
            guard let seconds = Quantity.seconds(text), seconds > 0, seconds <= 604_800 else {
                throw ValidationError("'--\(flag) \(text)' is no length of time, such as 60s or 10min.")
            }
        }
        if let pin {
            guard let processors = Self.processors(pin) else {
                throw ValidationError("'--pin \(pin)' is no list of processors, such as 0 or 0,2.")
            }
            if let absent = processors.first(where: { $0 >= Machine.processors }) {
                throw ValidationError(
                    "'--pin': there is no processor \(absent); the last is \(Machine.processors - 1).")
            }
        }
    }

    /// Whether a flag sets the number of samples: then neither environment nor suite does.
    var saysCount: Bool { runs != nil || minRuns != nil || maxRuns != nil }

    /// Whether a flag says how to measure, the seed apart.
    var saysAnything: Bool {
        saysCount || interval != nil || timeBudget != nil || timeout != nil || pin != nil
    }

    /// The suite's settings with what the flags say.
    func settings(_ suite: RunSettings, quick: Bool) throws -> RunSettings {
        var settings = suite
        if quick {
            settings.maximumRuns = min(12, settings.maximumRuns)
            settings.minimumRuns = min(settings.minimumRuns, settings.maximumRuns)
            settings.timeBudget = min(10, settings.timeBudget)
        }
        let ofEnvironment = saysCount ? nil : try Environment.count("LOAM_BENCH_RUNS", 1...100_000)
        let runs = self.runs ?? ofEnvironment
        settings.minimumRuns = runs ?? minRuns ?? min(settings.minimumRuns, maxRuns ?? .max)
        settings.maximumRuns = runs ?? maxRuns ?? max(settings.maximumRuns, settings.minimumRuns)
        if let interval { settings.intervalWidth = Quantity.share(interval) ?? settings.intervalWidth }
        if let timeBudget { settings.timeBudget = Quantity.seconds(timeBudget) ?? settings.timeBudget }
        // An exact count is kept even where it takes long.
        if runs != nil && timeBudget == nil { settings.timeBudget = 604_800 }
        settings.seed = seed
        settings.pinned = pin.flatMap(Self.processors) ?? []
        return settings
    }

    private static func processors(_ text: String) -> [Int]? {
        let numbers = text.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
        let whole = numbers.compactMap { $0 }
        return whole.count == numbers.count && whole.allSatisfy { (0..<1024).contains($0) } ? whole : nil
    }
}
