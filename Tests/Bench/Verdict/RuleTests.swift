import LoamBench
import LoamStatistics
import Testing

/// When measuring begins and ends, and what two runs say together.
@Suite struct RuleTests {
    private func rule(_ change: (inout RunSettings) -> Void = { _ in }) -> StoppingRule {
        var settings = RunSettings()
        change(&settings)
        return StoppingRule(settings)
    }

    @Test func steadyCasesStopAtTheMinimum() {
        let steady = (0..<40).map { 1 + Double($0 % 5) * 0.001 }
        #expect(rule().needsMore(values: Array(steady.prefix(11)), elapsed: 1))
        #expect(!rule().needsMore(values: Array(steady.prefix(12)), elapsed: 1))
        #expect(!rule().needsMore(base: Array(steady.prefix(12)), head: Array(steady.suffix(12)), elapsed: 1))
    }

    @Test func noisyCasesGoOnToTheMaximum() {
        let noisy = (0..<40).map { 1 + Double($0 * 7 % 10) * 0.1 }
        let other = (0..<40).map { 1 + Double($0 * 3 % 10) * 0.1 }
        for count in [0, 1, 10, 39] {
            #expect(rule().needsMore(values: Array(noisy.prefix(count)), elapsed: 1))
            #expect(rule().needsMore(base: Array(noisy.prefix(count)), head: Array(other.prefix(count)), elapsed: 1))
        }
        #expect(!rule().needsMore(values: noisy, elapsed: 1))
        #expect(!rule().needsMore(base: noisy, head: other, elapsed: 1))
    }

    @Test func widthAloneDecides() {
        // A difference as plain as can be, at the minimum: the same answer as without one.
        let noisy = (0..<12).map { 1 + Double($0 * 7 % 10) * 0.1 }
        let other = (0..<12).map { 1 + Double($0 * 3 % 10) * 0.1 }
        #expect(rule().needsMore(base: noisy, head: other.map { $0 * 5 }, elapsed: 1))
        #expect(rule { $0.intervalWidth = 10 }.needsMore(base: noisy, head: other, elapsed: 1) == false)
        #expect(rule { $0.intervalWidth = 0 }.needsMore(values: [Double](repeating: 1, count: 39), elapsed: 1))
    }

    @Test func timeEndsEverything() {
        #expect(!rule { $0.timeBudget = 5 }.needsMore(values: [1, 2], elapsed: 5))
        #expect(rule { $0.timeBudget = 5 }.needsMore(values: [1, 2], elapsed: 4.9))
        #expect(rule { $0.timeBudget = 0 }.needsMore(values: [], elapsed: 0))
        #expect(!rule { $0.timeBudget = 0 }.needsMore(base: [1], head: [1], elapsed: 0))
    }

    @Test func zerosAndWhatIsNoNumber() {
        let zeros = [Double](repeating: 0, count: 12)
        #expect(!rule().needsMore(values: zeros, elapsed: 1))
        #expect(!rule().needsMore(base: zeros, head: zeros, elapsed: 1))
        #expect(rule().needsMore(values: [Double](repeating: .nan, count: 12), elapsed: 1))
        #expect(rule().needsMore(base: zeros, head: [Double](repeating: .nan, count: 12), elapsed: 1))
        // Too few for the level, however close they are.
        #expect(rule { $0.minimumRuns = 2 }.needsMore(values: [1, 1.001, 1], elapsed: 1))
    }

    @Test func warmUpEndsWhenValuesHoldStill() {
        let rule = WarmUpRule()
        #expect(!rule.isOver([]))
        #expect(!rule.isOver([2, 1]))
        #expect(!rule.isOver([2, 1, 1]))
        #expect(rule.isOver([2, 1, 1.02, 1.01]))
        // Still falling, if by little.
        #expect(!rule.isOver([1.04, 1.02, 1.01]))
        #expect(rule.isOver([3, 3, 3]))
        #expect(rule.isOver([0, 0, 0]))
        #expect(!rule.isOver([.nan, 1, 1]))
    }

    @Test func warmUpHasAnEnd() {
        let wild = (0..<10).map { Double($0 % 2 + 1) }
        #expect(!WarmUpRule().isOver(Array(wild.prefix(9))))
        #expect(WarmUpRule().isOver(wild) && !WarmUpRule().isSteady(wild))
        #expect(WarmUpRule(limit: 0).isOver([]))
    }

    private func comparison(_ verdict: Verdict, name: String = "case") -> CaseComparison {
        var metric = Judge().compare(.wallTime, base: [1, 1], head: [1, 1], isPaired: true)!
        metric.verdict = verdict
        metric.reason = "because"
        return CaseComparison(.init(name), base: "a", head: "b", metrics: [metric], verdict: verdict)
    }

    @Test(arguments: Verdict.allCases, Verdict.allCases)
    func changesStandWhenBothRunsSaySo(first: Verdict, second: Verdict) {
        let combined = Confirmation.combined(comparison(first), comparison(second))
        let isChange = second == .regression || second == .improvement
        #expect(combined.verdict == (first == second || !isChange ? second : .inconclusive))
        #expect(combined.metrics[0].verdict == combined.verdict)
        let isSaid = combined.metrics[0].reason != "because"
        #expect(isSaid == (first != second && (isChange || first == .regression || first == .improvement)))
    }

    @Test func whatTheSecondRunLacksIsNotConfirmed() {
        let first = [comparison(.regression), comparison(.noChange, name: "other")]
        let combined = Confirmation.combined(first, [])
        #expect(combined.map(\.verdict) == [.inconclusive, .noChange])
        #expect(Confirmation.combined(first, first) == first)
    }
}
