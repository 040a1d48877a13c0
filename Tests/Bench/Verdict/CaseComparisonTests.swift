import LoamBench
import LoamRandom
import LoamStatistics
import Testing

@Suite struct CaseComparisonTests {
    private let memory = Metric.peakMemory
    private let rows = Metric("rows", unit: "", .exact, isJudged: true)
    private let names = (base: "base", head: "head")

    private func noise(_ block: Int, _ key: UInt64) -> Double {
        1 + 0.02 * ExactMath.normalQuantile(RandomStream(key: key).draw(block).openUnitInterval)
    }

    private func result(
        mode: String, time: Double, memory: Double = 1e8, rows: Double = 10, blocks: some Sequence<Int> = 0..<20,
        key: UInt64
    ) -> CaseResult {
        var result = CaseResult(.init("case", scenario: "small", mode: mode), command: ["true"], digest: "")
        result.metrics = [.wallTime, .systemTime, .peakMemory, self.rows]
        result.samples = blocks.map { block in
            let values = [
                "wall_time": time * noise(block, key), "system_time": time * 9 * noise(block, key + 50),
                "peak_memory": memory * noise(block, key + 100), "rows": rows,
            ]
            return Sample(block: block, order: block, isWarmUp: false, values: values)
        }
        return result
    }

    @Test func modesAreComparedUnderTheNameOfTheCase() {
        let found = Judge().compare(
            result(mode: "csv", time: 1, key: 1), result(mode: "parquet", time: 1.4, key: 2), names: names,
            isInterleaved: true)
        #expect(found.identity == .init("case", scenario: "small"))
        #expect(found.metrics.map(\.metric.name) == ["wall_time", "system_time", "peak_memory", "rows"])
        #expect(found.metrics.map(\.verdict) == [.regression, .regression, .noChange, .noChange])
        #expect(found.metrics.map(\.design) == [.pairs, .pairs, .pairs, .exact])
        #expect(found.verdict == .regression)
    }

    @Test func whatIsNotJudgedDoesNotCount() {
        var head = result(mode: "", time: 1, key: 2)
        for index in head.samples.indices { head.samples[index].values["system_time"]! *= 3 }
        let found = Judge().compare(result(mode: "", time: 1, key: 1), head, names: names, isInterleaved: true)
        #expect(found.metrics[1].verdict == .regression)
        #expect(found.verdict == .noChange)
        #expect(Judge.overall([found.metrics[1]]) == .inconclusive)
        #expect(Judge.overall([]) == .inconclusive)
    }

    @Test func theWorstOfAllCounts() throws {
        let found = Judge().compare(
            result(mode: "", time: 1, key: 1), result(mode: "", time: 0.7, key: 2), names: names, isInterleaved: true)
        #expect(found.verdict == .improvement)
        var metrics = found.metrics
        metrics[2].verdict = .inconclusive
        #expect(Judge.overall(metrics) == .inconclusive)
        metrics[3].verdict = .regression
        #expect(Judge.overall(metrics) == .regression)
        let wrong = Judge().compare(
            result(mode: "", time: 1, key: 1), result(mode: "", time: 0.7, rows: 9, key: 2), names: names,
            isInterleaved: true)
        #expect(wrong.verdict == .regression)
    }

    @Test func blocksOfBothSidesArePairs() {
        let base = result(mode: "", time: 1, blocks: 0..<20, key: 1)
        var head = result(mode: "", time: 1, blocks: (5..<25).reversed(), key: 2)
        head.samples[0].isWarmUp = true
        let found = Judge().compare(base, head, names: names, isInterleaved: true)
        #expect(found.metrics[0].isPaired && found.metrics[0].base.count == 15)
        let time = base.values(.wallTime)
        #expect(found.metrics[0].base == SampleSummary(Array(time[5...])))
        let sets = Judge().compare(base, head, names: names, isInterleaved: false)
        #expect(!sets.metrics[0].isPaired && sets.metrics[0].base.count == 20 && sets.metrics[0].head.count == 19)
        let apart = result(mode: "", time: 1, blocks: 30..<50, key: 2)
        #expect(!Judge().compare(base, apart, names: names, isInterleaved: true).metrics[0].isPaired)
    }

    @Test func levelsAreCorrectedForTheNumberOfMetrics() throws {
        let found = Judge().compare(
            result(mode: "", time: 1, key: 1), result(mode: "", time: 1.4, memory: 1.001e8, key: 2), names: names,
            isInterleaved: true)
        let (time, shown, memory) = (found.metrics[0], found.metrics[1], found.metrics[2])
        #expect(try #require(time.adjusted) == 2 * #require(time.pValue))
        #expect(shown.adjusted == shown.pValue)
        #expect(memory.adjusted == memory.pValue)
    }

    @Test func noiseFloorsAreFoundByName() {
        let found = Judge().compare(
            result(mode: "", time: 1, key: 1), result(mode: "", time: 1.4, key: 2), names: names, isInterleaved: true,
            noiseFloor: [
                NoiseFloor(metric: "peak_memory", relative: 0.01), NoiseFloor(metric: "wall_time", relative: 0.6),
            ])
        #expect(found.metrics[0].verdict == .inconclusive && found.metrics[0].threshold == 0.6)
        #expect(found.metrics[2].noiseFloor == 0.01 && found.metrics[2].threshold == 0.2)
    }

    @Test func metricsThatOneSideLacksAreLeftOut() {
        var base = result(mode: "", time: 1, key: 1)
        for index in base.samples.indices { base.samples[index].values["peak_memory"] = nil }
        let found = Judge().compare(base, result(mode: "", time: 1, key: 2), names: names, isInterleaved: true)
        #expect(found.metrics.map(\.metric.name) == ["wall_time", "system_time", "rows"])
    }

    @Test func sessionsOfOtherTimes() {
        let sessions = [1.0, 1.02, 0.99, 1.01].enumerated().map { result(mode: "a", time: $1, key: UInt64($0)) }
        let same = Judge().compare(sessions: sessions, result(mode: "a", time: 1.01, key: 9), names: names)
        #expect(same.identity.mode == "a" && same.metrics[0].design == .sessions)
        #expect(same.verdict == .noChange)
        let slower = Judge().compare(sessions: sessions, result(mode: "a", time: 1.4, key: 9), names: names)
        #expect(slower.verdict == .regression)
        #expect(slower.metrics[3].design == .exact)
    }
}
