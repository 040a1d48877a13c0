import LoamBench
import LoamStatistics
import LoamTestSupport

/// A result as real runs make them: modes of several cases against each other, with everything that reports have to show.
struct ShownResult {
    /// - Parameter cases: three modes each.
    static func modes(cases: Int, seed: UInt64 = 7) -> BenchResult {
        var numbers = SeededNumbers(seed: seed)
        var result = BenchResult(
            suite: "formats", suiteDigest: "8a51", created: 1_780_000_000_000_000, environment: environment,
            settings: RunSettings())
        for place in 0..<cases {
            let scenario = ["1k", "100k", "1M"][place % 3]
            let name = ["write orders", "write customers", "check", "load into SQLite"][place / 3 % 4] + suffix(place)
            let rows = [1000, 100_000, 1_000_000][place % 3]
            let time = 0.004 * Double(rows) / 1000 * (1 + Double(place % 5))
            let factors = [1.0, 0.62, [1.4, 1.02, 1.1][place / 2 % 3]]
            for (mode, factor) in zip(["csv", "ndjson", "parquet"], factors) {
                result.cases.append(
                    one(.init(name, scenario: scenario, mode: mode), time: time * factor, rows: rows, &numbers))
            }
            let own = result.cases.suffix(3).map { $0 }
            for head in own.dropFirst() { result.comparisons.append(comparison(own[0], head)) }
            result.gates.append(
                gate(
                    own[0], .wallTime, target: time * [1.5, 1.0, 0.8][place % 3], [.met, .unclear, .missed][place % 3]))
        }
        result.noiseFloor = [NoiseFloor(metric: "wall_time", relative: 0.031)]
        result.warnings = [
            BenchWarning(
                "high_load", "the load was 3.1 on 2 processors", hint: "wait for a quieter machine, or use --pin 1")
        ]
        result.elapsed = 93.1
        return result
    }

    private static func suffix(_ place: Int) -> String { place < 12 ? "" : " of part \(place / 12)" }

    static var environment: EnvironmentRecord {
        var record = EnvironmentRecord()
        record.processor = "Xeon"
        record.cores = 2
        record.memory = 8 << 30
        record.kernel = "Linux 6.1"
        record.architecture = "x86_64"
        record.program = "loam 0.1.0"
        record.commit = "f053cab0a1"
        record.isDirty = true
        record.loadBefore = 0.4
        record.loadAfter = 3.1
        return record
    }

    static func one(
        _ identity: CaseResult.Identity, time: Double, rows: Int, _ numbers: inout SeededNumbers
    ) -> CaseResult {
        var one = CaseResult(identity, command: ["loam", "generate", "shop", "--format", identity.mode], digest: "d")
        one.metrics = [.wallTime, .cpuTime, .throughput, .peakMemory, .minorFaults]
        one.rows = rows
        one.verification = .passed(["rows", "digest"])
        for block in 0..<24 {
            let noise = 1 + Double(numbers.below(1000)) / 1000 * 0.08 + (numbers.oneIn(15) ? 0.4 : 0)
            let slow = block < 2 ? 1.25 : 1
            let wall = time * noise * slow
            one.samples.append(
                Sample(
                    block: block, order: block * 3, isWarmUp: block < 2,
                    values: [
                        "wall_time": wall, "cpu_time": wall * 0.9, "throughput": Double(rows) / wall,
                        "peak_memory": Double(38 << 20) + Double(numbers.below(1 << 20)),
                        "minor_faults": Double(9000 + block),
                    ]))
        }
        return one
    }

    static func comparison(_ base: CaseResult, _ head: CaseResult) -> CaseComparison {
        let metrics = [Metric.wallTime, .peakMemory].map { metric -> MetricComparison in
            let (old, new) = (SampleSummary(base.values(metric)), SampleSummary(head.values(metric)))
            let ratio = new.median / old.median
            let verdict: Verdict =
                ratio > 1.15
                ? .regression : ratio < 0.87 ? .improvement : (ratio - 1).magnitude < 0.06 ? .noChange : .inconclusive
            var comparison = MetricComparison(
                metric, base: old, head: new, ratio: ratio, interval: Interval(ratio * 0.96, ratio * 1.05),
                isPaired: true,
                threshold: metric.threshold, halvesAgree: true, verdict: verdict,
                reason: "the interval lies \(verdict == .inconclusive ? "across" : "clear of") the threshold")
            comparison.mannWhitney = 0.0004
            comparison.adjusted = 0.0008
            comparison.permutation = 0.002
            comparison.hedgesG = 3.21
            comparison.cliffsDelta = ratio > 1 ? 0.94 : -0.94
            comparison.moreRuns = verdict == .inconclusive ? 16 : nil
            return comparison
        }
        let order: [Verdict] = [.regression, .inconclusive, .improvement]
        let verdict = order.first { verdict in metrics.contains { $0.verdict == verdict } } ?? .noChange
        return CaseComparison(
            .init(base.identity.name, scenario: base.identity.scenario), base: base.identity.mode,
            head: head.identity.mode, metrics: metrics, verdict: verdict, kind: .modes)
    }

    static func gate(_ one: CaseResult, _ metric: Metric, target: Double, _ status: GateResult.Status) -> GateResult {
        let summary = one.summary(metric)
        return GateResult(
            one.identity, metric, target: target, actual: summary?.median, low: summary?.quantile(0.25),
            high: summary?.quantile(0.75), status: status)
    }

    /// The same as a run against a baseline: cases without modes.
    static func regression() -> BenchResult {
        var numbers = SeededNumbers(seed: 3)
        var result = BenchResult(
            suite: "generation", suiteDigest: "b1", created: 1_780_000_000_000_000, environment: environment,
            settings: RunSettings())
        let old = one(.init("shop"), time: 1.0, rows: 4_000_000, &numbers)
        let new = one(.init("shop"), time: 1.3, rows: 4_000_000, &numbers)
        result.cases = [new]
        var comparison = comparison(old, new)
        (comparison.base, comparison.head, comparison.kind) = ("baseline main", "now", .versions)
        result.comparisons = [comparison]
        var broken = CaseResult(.init("bank"), command: ["loam", "generate", "bank"], digest: "d")
        broken.failure = .init(
            "signal", "the command was killed by signal 9", output: "line one\nline <two> & \u{1B}[31m")
        var wrong = CaseResult(.init("market"), command: ["x"], digest: "d")
        wrong.verification = .failed("1,000 rows expected, 999 came")
        result.cases += [broken, wrong]
        result.gates = [
            gate(broken, .wallTime, target: 60, .missing), gate(new, .throughput, target: 4e6, .missed),
        ]
        result.elapsed = 41
        result.isComplete = false
        return result
    }
}
