import LoamBench
import Testing

/// Counts that repeat are judged by one value on each side.
struct CountTests {
    private let judge = Judge()

    @Test(arguments: [
        (1_000_000.0, 1_010_000.0, Verdict.noChange), (1_000_000, 1_030_000, .regression),
        (1_000_000, 900_000, .improvement),
    ])
    func oneValueSettles(base: Double, head: Double, verdict: Verdict) throws {
        let comparison = try #require(
            judge.compare(.instructions, base: [base], head: [head], isPaired: false))
        #expect(comparison.verdict == verdict)
        #expect(comparison.reason.contains("±2 %"))
    }

    @Test func oneTimeSettlesNothing() {
        let comparison = judge.compare(.wallTime, base: [1], head: [2], isPaired: false)
        #expect(comparison?.verdict == .inconclusive)
    }
}
