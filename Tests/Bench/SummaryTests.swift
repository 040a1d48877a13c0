import LoamBench
import LoamStatistics
import Testing

struct SummaryTests {
    @Test func warmUpIsLeftOut() {
        var result = CaseResult(.init("case"), command: ["true"], digest: "")
        result.samples = (0..<4).map {
            Sample(block: $0, order: $0, isWarmUp: $0 < 2, values: ["wall_time": Double($0)])
        }
        #expect(result.values(.wallTime) == [2, 3])
        #expect(result.summary(.wallTime)?.median == 2.5)
        #expect(result.summary(.cpuTime) == nil)
    }
}
