import LoamBench
import LoamStatistics
import LoamTestSupport
import Testing

/// What verdicts are worth, by simulation of the whole procedure: interleaved blocks, sequential stopping, the judge.
///
/// Thousands of trials in optimised code (`make test-unit`); without optimisation a few, which only show that it
/// runs. Rates are printed.
@Suite(.serialized, .endsAtAll) struct CalibrationTests {
    private static let isOptimised = !_isDebugAssertConfiguration()
    private static let variations = [0.05, 0.10, 0.15, 0.20]

    private func trials(_ count: Int) -> Int { CalibrationTests.isOptimised ? count : 5 }

    private func metric(_ threshold: Double) -> Metric { Metric("wall_time", unit: "s", .lower, threshold: threshold) }

    /// Rates are of so few trials without optimisation that only certain ones can be compared with a limit.
    private func holds(_ condition: Bool) -> Bool { condition || !CalibrationTests.isOptimised }

    /// Comparisons of both sides by the whole procedure.
    private func comparisons(
        _ count: Int, _ variation: Double, outliers: Double = 0.1, drift: Double = 0, change: Double, threshold: Double,
        runs: Int = 40
    ) -> [MetricComparison] {
        var rule = StoppingRule()
        rule.maximumRuns = runs
        return (0..<trials(count)).compactMap { trial in
            var machine = FakeMachine(variation: variation, outliers: outliers, drift: drift, trial: trial)
            let (base, head) = machine.blocks(
                until: { rule.needsMore(base: $0, head: $1, elapsed: 0) }, change: change)
            // Rates over resamplings too, not those of one seed.
            var options = Judge.Options()
            options.seed = UInt64(trial)
            return Judge(options).compare(metric(threshold), base: base, head: head, isPaired: true)
        }
    }

    private func row(_ label: String, _ comparisons: [MetricComparison], truth: Double) {
        func share(_ condition: (MetricComparison) -> Bool) -> String {
            percent(Double(comparisons.count(where: condition)) / Double(max(comparisons.count, 1)))
        }
        let runs = comparisons.reduce(0) { $0 + $1.runs } / max(comparisons.count, 1)
        print(
            "| \(label) | \(share { $0.verdict == .regression }) | \(share { $0.verdict == .improvement }) |"
                + " \(share { $0.verdict == .noChange }) | \(share { $0.verdict == .inconclusive }) |"
                + " \(share { $0.interval.contains(truth) }) | \(runs) |")
    }

    private func percent(_ share: Double) -> String { "\((share * 1000).rounded() / 10) %" }

    private func rate(_ verdict: Verdict, _ comparisons: [MetricComparison]) -> Double {
        Double(comparisons.count { $0.verdict == verdict }) / Double(comparisons.count)
    }

    @Test func nothingChanged() {
        print("| no change, interleaved | regression | improvement | no change | inconclusive | coverage | pairs |")
        for variation in CalibrationTests.variations {
            for (outliers, count) in [(0, 1_000), (0.1, 2_000)] {
                let found = comparisons(count, variation, outliers: outliers, change: 1, threshold: 0.15)
                row("15 %, CV \(percent(variation)), outliers \(percent(outliers))", found, truth: 1)
                #expect(holds(rate(.regression, found) <= 0.01))
                #expect(holds(rate(.improvement, found) <= 0.01))
                // Stopping on width must not cost the intervals their level.
                let covered = found.count { $0.interval.contains(1) }
                #expect(holds((Double(covered) / Double(found.count) - 0.95).magnitude <= 0.03))
            }
            let drifting = comparisons(500, variation, drift: 2, change: 1, threshold: 0.15)
            row("15 %, CV \(percent(variation)), outliers 10 %, drift", drifting, truth: 1)
            #expect(holds(rate(.regression, drifting) <= 0.01))
        }
        // A time budget that ends measuring early, in the worst noise: the p-value alone must hold.
        for runs in [10, 15] {
            let short = comparisons(2_000, 0.20, change: 1, threshold: 0.15, runs: runs)
            row("15 %, CV 20 %, outliers 10 %, \(runs) pairs only", short, truth: 1)
            #expect(holds(rate(.regression, short) <= 0.01))
        }
        let strict = comparisons(2_000, 0.05, change: 1, threshold: 0.05)
        row("5 %, CV 5 %, outliers 10 %", strict, truth: 1)
        #expect(holds(rate(.regression, strict) <= 0.01))
    }

    @Test func trueChangesAreFound() {
        print("| true change, interleaved | regression | improvement | no change | inconclusive | coverage | pairs |")
        for outliers in [0, 0.1] {
            let found = comparisons(2_000, 0.05, outliers: outliers, change: 1.1, threshold: 0.05)
            row("+10 %, threshold 5 %, CV 5 %, outliers \(percent(outliers))", found, truth: 1.1)
            #expect(holds(rate(.regression, found) >= 0.9))
            #expect(found.allSatisfy { $0.runs <= 40 })
        }
        for variation in CalibrationTests.variations {
            let found = comparisons(500, variation, change: 1.3, threshold: 0.15)
            row("+30 %, threshold 15 %, CV \(percent(variation)), outliers 10 %", found, truth: 1.3)
        }
        let faster = comparisons(500, 0.05, change: 1 / 1.3, threshold: 0.15)
        row("-23 %, threshold 15 %, CV 5 %, outliers 10 %", faster, truth: 1 / 1.3)
        #expect(holds(rate(.improvement, faster) >= 0.9))
    }

    @Test(arguments: [20, 30, 40])
    func intervalsCover(size: Int) {
        print("| coverage of the 95 % interval | pairs | pairs, drift | sets | width of pairs |")
        for variation in [0.05, 0.20] {
            for outliers in [0, 0.1] {
                var covered = [0.0, 0, 0]
                var width = 0.0
                let count = trials(1_000)
                for trial in 0..<count {
                    for (place, drift) in [0.0, 2, 0].enumerated() {
                        var machine = FakeMachine(
                            variation: variation, outliers: outliers, drift: drift, trial: trial * 3 + place)
                        let (base, head) = machine.blocks(until: { base, _ in base.count < size }, change: 1.1)
                        let ratio = RatioOfMedians(
                            base: base, head: head, isPaired: place < 2, seed: UInt64(trial))
                        if ratio?.interval.contains(1.1) == true { covered[place] += 1 / Double(count) }
                        if place == 0 { width += (ratio?.interval.width ?? 0) / Double(count) }
                    }
                }
                print(
                    "| \(size), CV \(percent(variation)), outliers \(percent(outliers)) | "
                        + covered.map(percent).joined(separator: " | ") + " | \(percent(width)) |")
                for share in covered { #expect(holds((share - 0.95).magnitude <= 0.03)) }
            }
        }
    }

    @Test(arguments: [1, 2, 3, 5])
    func storedSessionsDoNotCryWolf(sessions: Int) {
        print(
            "| \(sessions) stored, no change | regression | improvement | no change | inconclusive | coverage | runs |")
        for variation in CalibrationTests.variations {
            let found = stored(1_500, variation, sessions: sessions, change: 1)
            row("15 %, CV and shift \(percent(variation)), outliers 10 %", found, truth: 1)
            #expect(holds(rate(.regression, found) <= 0.01))
        }
        row("+30 %, CV and shift 2 %", stored(300, 0.02, sessions: sessions, change: 1.3), truth: 1.3)
        row("+50 %, CV and shift 5 %", stored(300, 0.05, sessions: sessions, change: 1.5), truth: 1.5)
    }

    /// Sessions of 20 runs at other times, each with its shift, against one of now.
    private func stored(_ count: Int, _ variation: Double, sessions: Int, change: Double) -> [MetricComparison] {
        (0..<trials(count)).compactMap { trial in
            var machine = FakeMachine(variation: variation, trial: trial)
            let baseline = (0..<sessions).map { _ in machine.runs(20, machine.shift()) }
            let head = machine.runs(20, machine.shift() * change)
            return Judge().compare(metric(0.15), sessions: baseline, head: head)
        }
    }

    /// The mean of three runs against the stored mean of five, failing at 20 % more time: what one finds in the field.
    @Test func aRuleOfMeansCriesWolf() {
        print("| mean of 3 against a stored mean of 5, fails at +20 % | false regressions | without session shifts |")
        for variation in CalibrationTests.variations {
            let count = CalibrationTests.isOptimised ? 20_000 : 2_000
            var failed = [0, 0]
            for trial in 0..<count {
                var machine = FakeMachine(variation: variation, outliers: 0, trial: trial)
                for hasShifts in [0, 1] {
                    let base = machine.runs(5, hasShifts == 1 ? machine.shift() : 1)
                    let head = machine.runs(3, hasShifts == 1 ? machine.shift() : 1)
                    if SampleSummary(head).mean > 1.2 * SampleSummary(base).mean { failed[hasShifts] += 1 }
                }
            }
            let rates = failed.map { Double($0) / Double(count) }
            print("| CV \(percent(variation)) | \(percent(rates[1])) | \(percent(rates[0])) |")
            if variation >= 0.10 { #expect(rates[1] > 0.05) }
        }
    }
}
