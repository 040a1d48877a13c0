import LoamBench
import LoamTestSupport
import Testing

/// Samples that one process takes of itself are not independent of each other.
struct BlockTests {
    /// So many processes, each a little faster or slower than the next as a whole, with samples that hardly differ.
    private func result(_ mode: String, processes: Int, slower: Double = 1, seed: UInt64) -> CaseResult {
        var numbers = SeededNumbers(seed: seed)
        var result = CaseResult(.init("case", mode: mode), command: ["x"], digest: "d")
        result.metrics = [.wallTime]
        for block in 0..<processes {
            let whole = slower * (1 + 0.3 * Double(numbers.below(1_000)) / 1_000)
            result.samples += (0..<25).map { place in
                Sample(
                    block: block, order: block, isWarmUp: false,
                    values: ["wall_time": whole * (1 + 0.001 * Double(place % 5))])
            }
        }
        return result
    }

    @Test func oneValueABlock() {
        #expect(result("a", processes: 7, seed: 1).blockValues(.wallTime).count == 7)
        #expect(result("a", processes: 7, seed: 1).values(.wallTime).count == 175)
    }

    @Test(arguments: 0..<50) func whatDiffersBetweenProcessesIsNoRegression(seed: Int) {
        for processes in [1, 3, 12] {
            let base = result("base", processes: processes, seed: UInt64(2 * seed))
            let head = result("head", processes: processes, seed: UInt64(2 * seed + 1))
            let comparison = Judge().compare(base, head, names: ("base", "head"), isInterleaved: true)
            #expect(comparison.verdict != .regression, "\(processes) processes: \(comparison.metrics[0].reason)")
            #expect(comparison.metrics[0].runs == processes)
        }
    }

    @Test func aTrueSlowdownIsFound() {
        let base = result("base", processes: 20, seed: 5)
        let head = result("head", processes: 20, slower: 1.6, seed: 6)
        #expect(Judge().compare(base, head, names: ("base", "head"), isInterleaved: true).verdict == .regression)
    }
}
