import LoamBench
import LoamEngine
import Testing

struct GateTests {
    private func result(_ values: [Double], _ identity: CaseResult.Identity = .init("case")) -> CaseResult {
        var result = CaseResult(identity, command: ["x"], digest: "d")
        result.metrics = [.wallTime, .throughput]
        result.samples = values.enumerated().map {
            Sample(
                block: $0.offset, order: $0.offset, isWarmUp: false,
                values: ["wall_time": $0.element, "throughput": 1 / $0.element])
        }
        return result
    }

    private let steady = (0..<12).map { 1 + Double($0 % 3) * 0.001 }

    @Test func ceilingsAndFloors() {
        func status(_ metric: String, _ value: Double) -> GateResult.Status? {
            Gate.check([result(steady)]) { _ in [.init(metric: metric, value: value)] }.first?.status
        }
        #expect(status("wall_time", 2) == .met)
        #expect(status("wall_time", 0.5) == .missed)
        #expect(status("wall_time", 1.0005) == .unclear)
        #expect(status("throughput", 0.5) == .met)
        #expect(status("throughput", 2) == .missed)
        #expect(status("peak_memory", 2) == .missing)
    }

    private func run(_ cases: [CaseResult], machine: String = "m") -> BenchResult {
        var environment = EnvironmentRecord()
        environment.machine = machine
        var result = BenchResult(
            suite: "s", suiteDigest: "d", created: 0, environment: environment, settings: RunSettings())
        result.cases = cases
        return result
    }

    @Test func sidesAreVersionsAndModesAreNot() {
        var sides = run([result(steady, .init("a", mode: "x:base")), result(steady, .init("a", mode: "x:head"))])
        Assessment(RunSettings()).compareModes(&sides)
        #expect(sides.comparisons.map(\.kind) == [.versions])
        var modes = run(["a", "b", "c"].map { result(steady, .init("a", mode: $0)) })
        Assessment(RunSettings()).compareModes(&modes)
        #expect(modes.comparisons.map(\.kind) == [.modes, .modes])
        #expect(modes.comparisons.map(\.base) == ["a", "a"] && modes.comparisons.map(\.head) == ["b", "c"])
    }

    @Test func aBaselineOfAnotherMachineOrSuiteIsRefused() throws {
        var baseline = Baseline("main", sessions: [run([result(steady)])])
        #expect(throws: RunError.self) { try baseline.check(run([result(steady)], machine: "n")) }
        for _ in 0..<20 { try baseline.add(run([result(steady)])) }
        #expect(baseline.sessions.count == Baseline.mostSessions)
    }

    @Test func aCaseThatTheBaselineLacksIsMissing() {
        let baseline = Baseline("main", sessions: [run([result(steady)])])
        var now = run([result(steady), result(steady, .init("other"))])
        #expect(Assessment(RunSettings()).compare(&now, with: baseline) == [.init("other")])
        #expect(now.comparisons.count == 1)
        var changed = result(steady)
        changed.digest = "e"
        var redefined = run([changed])
        #expect(Assessment(RunSettings()).compare(&redefined, with: baseline) == [.init("case")])
    }

    @Test func theThresholdThatIsAskedForReplacesThoseOfJudgedMetrics() {
        var now = run([result(steady)])
        Assessment(RunSettings(), threshold: 0.05).prepare(&now) { _ in [] }
        #expect(now.cases[0].metrics.map(\.threshold) == [0.05, Metric.throughput.threshold])
    }
}
