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
        var programs = run(["x:base", "x:head", "y:base", "y:head"].map { result(steady, .init("a", mode: $0)) })
        Assessment(RunSettings()).compareModes(&programs) { _, _ in .programs }
        #expect(programs.comparisons.map(\.kind) == [.versions, .versions])
        #expect(programs.comparisons.map(\.head) == ["x:head", "y:head"])
        for sides in [SuitePlan.Sides.modes, .versions] {
            var three = run(["base", "head", "c"].map { result(steady, .init("a", mode: $0)) })
            Assessment(RunSettings()).compareModes(&three) { _, _ in sides }
            let kind: CaseComparison.Kind = sides == .modes ? .modes : .versions
            #expect(three.comparisons.map(\.kind) == [kind, kind])
            #expect(
                three.comparisons.map(\.base) == ["base", "base"] && three.comparisons.map(\.head) == ["head", "c"])
        }
    }

    @Test func aCaseWithoutFiguresMissesItsTargetAndItsBaseline() {
        var left = result([])
        left.failure = .init("missing_program", "left out")
        #expect(Gate.check([left]) { _ in [.init(metric: "wall_time", value: 1)] }.map(\.status) == [.missing])
        var now = run([left])
        let baseline = Baseline("main", sessions: [run([result(steady)])])
        #expect(Assessment(RunSettings()).compare(&now, with: baseline) == [.init("case")])
    }

    @Test func aBaselineOfAnotherMachineOrSuiteIsRefused() throws {
        var baseline = Baseline("main", sessions: [run([result(steady)])])
        #expect(throws: RunError.self) { try baseline.check(run([result(steady)], machine: "n")) }
        for number in 1...20 {
            var session = run([result(steady)])
            session.created = Int64(number)
            try baseline.add(session)
        }
        #expect(throws: RunError.self) { try baseline.add(baseline.latest) }
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

    @Test func resultsOfOtherDefinitionsAreNotCompared() {
        var changed = result(steady)
        changed.digest = "e"
        var now = run([changed])
        let missing = Assessment(RunSettings()).compare(run([result(steady)]), &now, names: ("base", "head"))
        #expect(missing == [.init("case")] && now.comparisons.isEmpty)
    }

    @Test func theThresholdThatIsAskedForReplacesThoseOfJudgedMetrics() {
        var now = run([result(steady)])
        Assessment(RunSettings(), threshold: 0.05).prepare(&now) { _ in [] }
        #expect(now.cases[0].metrics.map(\.threshold) == [0.05, Metric.throughput.threshold])
    }
}
