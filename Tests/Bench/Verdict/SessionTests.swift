import LoamBench
import LoamRandom
import LoamStatistics
import Testing

/// Stored sessions against one of now.
@Suite struct SessionTests {
    private let time = Metric("wall_time", unit: "s", .lower, threshold: 0.15)

    private func session(_ level: Double, _ count: Int = 20, deviation: Double = 0.02, key: UInt64) -> [Double] {
        (0..<count).map {
            level * (1 + deviation * ExactMath.normalQuantile(RandomStream(key: key).draw($0).openUnitInterval))
        }
    }

    @Test func sessionsThatShiftSayHowMuch() throws {
        let shifting = [1.0, 1.3, 0.8, 1.1].enumerated().map { session($1, key: UInt64($0)) }
        let steady = [1.0, 1.01, 0.99, 1.0].enumerated().map { session($1, key: UInt64($0)) }
        let head = session(1.3, key: 9)
        let among = try #require(Judge().compare(time, sessions: shifting, head: head))
        #expect(among.verdict == .inconclusive && among.moreRuns == nil)
        #expect(among.reason.contains("only more sessions can settle it"))
        #expect(Judge().compare(time, sessions: steady, head: head)?.verdict == .regression)
        // Pooled and taken for one set, the same samples cry wolf.
        let pooled = Judge().compare(time, base: shifting.flatMap { $0 }, head: head, isPaired: false)
        #expect(pooled?.verdict == .regression)
    }

    @Test func ofOneSessionTheNoiseFloorStandsInForShifts() throws {
        let base = [session(1, key: 1)]
        let head = session(1.3, key: 2)
        #expect(Judge().compare(time, sessions: base, head: head)?.verdict == .regression)
        let noisy = try #require(Judge().compare(time, sessions: base, head: head, noiseFloor: 0.12))
        #expect(noisy.verdict == .inconclusive && noisy.interval.low < 1)
    }

    @Test func assumedSpreadIsNeverBelowTheSpreadWithin() throws {
        let ratio = try #require(
            RatioToSessions(sessions: [session(1, deviation: 0.2, key: 1)], head: session(1, deviation: 0.2, key: 2)))
        #expect(!ratio.isMeasured && ratio.spread > 0.1)
        let quiet = try #require(RatioToSessions(sessions: [session(1, key: 1)], head: session(1, key: 2)))
        #expect(quiet.spread == RatioToSessions.defaultSpread)
    }

    /// By hand: medians 1, e^0.1, e^-0.1 have a spread of 0.1; head at e^0.3 is t = 0.3 / (0.1 √(4/3)) away with 2
    /// degrees of freedom.
    @Test func predictionByHand() throws {
        let sessions = [0.0, 0.1, -0.1].map { [Double](repeating: ExactMath.exp($0), count: 10) }
        let ratio = try #require(
            RatioToSessions(sessions: sessions, head: [Double](repeating: ExactMath.exp(0.3), count: 10)))
        let t = 0.3 / (0.1 * (4.0 / 3).squareRoot())
        #expect((ratio.pValue - StudentT.twoSided(t, degreesOfFreedom: 2)).magnitude < 1e-9)
        #expect(
            (ExactMath.log(ratio.interval.low) - (0.3 - 4.302652729 * 0.1 * (4.0 / 3).squareRoot())).magnitude < 1e-8)
        #expect(ratio.isMeasured && (ratio.spread - 0.1).magnitude < 1e-12)
    }

    @Test func sessionsWithoutRatios() throws {
        let zeros = [[Double]](repeating: [Double](repeating: 0, count: 10), count: 3)
        #expect(Judge().compare(time, sessions: zeros, head: zeros[0])?.verdict == .noChange)
        let grown = try #require(Judge().compare(time, sessions: zeros, head: session(5, key: 1)))
        #expect(grown.verdict == .inconclusive && grown.isByDifference)
        #expect(Judge().compare(time, sessions: [], head: [1]) == nil)
        #expect(Judge().compare(time, sessions: [[.nan], []], head: [1]) == nil)
        #expect(RatioToSessions(sessions: [[1], []], head: [1]) == nil)
        let exact = Metric("rows", unit: "", .exact)
        #expect(Judge().compare(exact, sessions: [[4], [4]], head: [5])?.verdict == .regression)
    }

    @Test func fewRunsSettleNothing() {
        let sessions = (0..<3).map { session(1, key: UInt64($0)) }
        let found = Judge().compare(time, sessions: sessions, head: session(2, 5, key: 9))
        #expect(found?.verdict == .inconclusive && found?.moreRuns == 5)
    }
}
