import LoamBench
import LoamRandom
import LoamStatistics
import LoamTestSupport
import Testing

/// Each clause of the rule alone.
@Suite struct JudgeTests {
    private let judge = Judge()
    private let time = Metric("wall_time", unit: "s", .lower, threshold: 0.15, isJudged: true)
    private let rate = Metric("throughput", unit: "/s", .higher, threshold: 0.10, isJudged: true)

    /// Values about a level that repeat for a key: normal, with a deviation relative to the level.
    private func values(_ count: Int, _ level: Double, _ deviation: Double = 0.02, key: UInt64) -> [Double] {
        (0..<count).map {
            level * (1 + deviation * ExactMath.normalQuantile(RandomStream(key: key).draw($0).openUnitInterval))
        }
    }

    private func compare(
        _ metric: Metric, _ base: [Double], _ head: [Double], noiseFloor: Double? = nil
    ) throws -> MetricComparison {
        try #require(judge.compare(metric, base: base, head: head, isPaired: true, noiseFloor: noiseFloor))
    }

    @Test func whatIsSlowerByMoreThanTheThresholdIsARegression() throws {
        let found = try compare(time, values(20, 1, key: 1), values(20, 1.3, key: 2))
        #expect(found.verdict == .regression)
        #expect((found.ratio - 1.3).magnitude < 0.04 && found.interval.contains(found.ratio))
        #expect(found.design == .pairs && found.halvesAgree && found.moreRuns == nil)
        #expect(found.reason.contains("lies beyond ±15 %"))
        #expect([found.mannWhitney, found.permutation, found.welch, found.pValue].allSatisfy { ($0 ?? 1) < 0.001 })
        #expect((found.cohensD ?? 0) > 5 && (found.hedgesG ?? 0) > 5 && found.cliffsDelta == 1)
    }

    @Test func directionsAreMirrored() throws {
        let (low, high) = (values(20, 1, key: 1), values(20, 1.3, key: 2))
        #expect(try compare(time, high, low).verdict == .improvement)
        #expect(try compare(rate, high, low).verdict == .regression)
        #expect(try compare(rate, low, high).verdict == .improvement)
        // 1 - t is the line of rates, not 1 / (1 + t): 0.905 of it is no regression at 10 %.
        #expect(try compare(rate, values(40, 1, 0.001, key: 1), values(40, 0.905, 0.001, key: 2)).verdict == .noChange)
        #expect(
            try compare(rate, values(40, 1, 0.001, key: 1), values(40, 0.895, 0.001, key: 2)).verdict == .regression)
    }

    @Test func smallChangesAreNone() throws {
        let found = try compare(time, values(20, 1, key: 1), values(20, 1.05, key: 2))
        #expect(found.verdict == .noChange)
        #expect(found.reason.contains("lies within ±15 % as a whole"))
    }

    @Test func fewRunsSettleNothing() throws {
        let found = try compare(time, values(9, 1, key: 1), values(9, 2, key: 2))
        #expect(found.verdict == .inconclusive && found.moreRuns == 1)
        #expect(found.reason.contains("needs 1 more run"))
        #expect(try compare(time, values(10, 1, key: 1), values(10, 2, key: 2)).verdict == .regression)
        #expect(try compare(time, values(3, 1, key: 1), values(3, 1, key: 1)).verdict == .inconclusive)
        #expect(try compare(time, [1], [2]).moreRuns == 9)
    }

    @Test func halvesMustAgree() throws {
        // Slower in the last two thirds only; faster before.
        let base = values(30, 1, 0.001, key: 1)
        let head = values(30, 1, 0.001, key: 2).enumerated().map { $0 < 10 ? $1 * 0.99 : $1 * 1.4 }
        let found = try compare(time, base, head)
        #expect(!found.halvesAgree && found.verdict == .inconclusive)
        #expect(found.reason.contains("the halves of the runs do not agree"))
        #expect((found.moreRuns ?? 0) >= 30)
    }

    @Test func theNoiseFloorCounts() throws {
        let (base, head) = (values(20, 1, key: 1), values(20, 1.3, key: 2))
        let found = try compare(time, base, head, noiseFloor: 0.4)
        #expect(found.verdict == .inconclusive && found.threshold == 0.4 && found.moreRuns == nil)
        #expect(found.reason.contains("noise floor of 40 %"))
        #expect(try compare(time, base, head, noiseFloor: 0.05).verdict == .regression)
        #expect(try compare(time, base, head, noiseFloor: 0.05).threshold == 0.15)
    }

    @Test func noiseIsInconclusiveAndSaysHowManyRunsItWants() throws {
        let found = try compare(time, values(12, 1, 0.15, key: 1), values(12, 1, 0.15, key: 2))
        #expect(found.verdict == .inconclusive)
        #expect((found.moreRuns ?? 0) > 5)
        #expect(found.reason.contains("needs about"))
    }

    @Test func whatChangesBothSidesFallsOut() throws {
        let drift = values(20, 1, 0.5, key: 9).map { abs($0) + 0.1 }
        let base = zip(drift, values(20, 1, 0.01, key: 1)).map { $0 * $1 }
        let head = zip(drift, values(20, 1.2, 0.01, key: 2)).map { $0 * $1 }
        #expect(try compare(time, base, head).verdict == .regression)
        #expect(judge.compare(time, base: base, head: head, isPaired: false)?.verdict != .regression)
    }

    @Test func setsOfUnlikeLengthAreCompared() throws {
        let found = try #require(
            judge.compare(time, base: values(15, 1, key: 1), head: values(30, 1.3, key: 2), isPaired: true))
        #expect(found.design == .sets && !found.isPaired && found.verdict == .regression)
        #expect(found.pValue == found.mannWhitney)
    }

    @Test func zerosAreJudgedByDifference() throws {
        let zeros = [Double](repeating: 0, count: 12)
        let same = try compare(time, zeros, zeros)
        #expect(same.verdict == .noChange && same.ratio == 1 && same.isByDifference)
        let grown = try compare(time, zeros, values(12, 40, key: 1))
        #expect(grown.verdict == .regression && (grown.ratio - 2).magnitude < 0.1)
        #expect(grown.reason.contains("by difference"))
        #expect(try compare(time, values(12, 40, key: 1), zeros).verdict == .improvement)
        let mixed = try compare(time, [0, 1, 0, 2, 0, 0, 1, 0, 3, 0], [0, 0, 2, 0, 0, 1, 0, 0, 0, 1])
        #expect(mixed.verdict == .inconclusive || mixed.verdict == .noChange)
        let signed = try compare(time, values(12, -5, key: 1), values(12, -4, key: 2))
        #expect(signed.verdict == .regression && signed.ratio > 1)
    }

    @Test func whatIsNoNumberIsLeftOut() throws {
        var (base, head) = (values(20, 1, key: 1), values(20, 1.3, key: 2))
        base[3] = .nan
        head[5] = .infinity
        let found = try compare(time, base, head)
        #expect(found.base.count == 18 && found.verdict == .regression)
        #expect(judge.compare(time, base: [.nan], head: [1], isPaired: true) == nil)
        #expect(judge.compare(time, base: [], head: [], isPaired: false) == nil)
    }

    @Test func valuesThatDoNotVaryAreJudged() throws {
        let (base, head) = ([Double](repeating: 100, count: 10), [Double](repeating: 130, count: 10))
        let found = try compare(time, base, head)
        #expect(found.verdict == .regression && agrees(found.ratio, 1.3) && found.welch == nil)
        #expect(try compare(time, base, base).verdict == .noChange)
        var strict = time
        strict.threshold = 0
        #expect(try compare(strict, base, base).verdict == .noChange)
    }

    @Test func exactMetricsAreComparedExactly() throws {
        let rows = Metric("rows", unit: "", .exact, isJudged: true)
        #expect(try compare(rows, [5], [5]).verdict == .noChange)
        let found = try compare(rows, [1_000, 1_000], [1_001, 1_001])
        #expect(found.verdict == .regression && found.pValue == nil)
        #expect(found.reason == "base is 1000, head is 1001; any difference counts")
        #expect(try compare(rows, [5, 5], [5, 4]).reason == "base is 5, head is 4 to 5; any difference counts")
        #expect(try compare(rows, [5, 4], [5, 4]).verdict == .inconclusive)
        #expect(try compare(rows, [0], [0]).ratio == 1)
        #expect(try compare(rows, [0], [7]).verdict == .regression)
    }

    @Test func seedsRepeat() throws {
        let (base, head) = (values(20, 1, 0.1, key: 1), values(20, 1.1, 0.1, key: 2))
        #expect(try compare(time, base, head) == compare(time, base, head))
    }

    private func agrees(_ value: Double, _ expected: Double) -> Bool { (value / expected - 1).magnitude < 1e-12 }

    /// Numbers of every size and sign, few and many: whatever comes in, a verdict or nothing comes out.
    @Test(.endsAtAll, arguments: [Metric.Direction.lower, .higher, .exact])
    func nothingTraps(direction: Metric.Direction) {
        let odd: [Double] = [
            0, -0.0, 1, -1, .nan, .infinity, -.infinity, .leastNonzeroMagnitude, .greatestFiniteMagnitude,
            -.greatestFiniteMagnitude, 1e-300, 1e300,
        ]
        let stream = RandomStream(key: 5)
        for trial in 0..<150 {
            func side(_ purpose: Int) -> [Double] {
                let draws = stream.attempt(trial * 2 + purpose)
                return (0..<Int(draws.below(24, -1))).map { odd[Int(draws.below(UInt64(odd.count), $0))] }
            }
            let threshold = odd[trial % odd.count]
            let metric = Metric("odd", unit: "", direction, threshold: threshold, isJudged: true)
            let (base, head) = (side(0), side(1))
            for isPaired in [true, false] {
                let found = judge.compare(
                    metric, base: base, head: head, isPaired: isPaired, noiseFloor: odd[trial * 5 % odd.count])
                if let found { #expect(!found.reason.isEmpty) }
            }
            _ = judge.compare(metric, sessions: [base, head, base], head: head, noiseFloor: threshold)
        }
    }
}
