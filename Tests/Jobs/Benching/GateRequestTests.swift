import LoamBench
import LoamBenchJobs
import LoamEngine
import LoamTestSupport
import Testing

@Suite("Targets that cases must reach")
struct GateRequestTests {
    private let launcher: ScriptedLauncher

    init() throws { launcher = try ScriptedLauncher() }

    private func request(_ targets: String..., cases: [String] = []) -> GateRequest {
        var request = GateRequest()
        request.targets = targets
        request.cases = cases
        return request
    }

    @Test(
        "A stored result meets its targets, misses them, or lacks the figure",
        arguments: [
            ("wall_time=200ms", BenchConclusion.Kind.done), ("wall_time=50ms", .regression),
            ("throughput=5/s", .nothingToCompare),
        ])
    func stored(target: String, expected: BenchConclusion.Kind) throws {
        let result = try launcher.save()
        let outcome = try request(target).outcome(of: result, from: "r.json", BenchRules(store: launcher.store))
        #expect(outcome.conclusion.kind == expected, "\(outcome.conclusion.message)")
    }

    @Test("A measured result is compared with targets as well")
    func measured() throws {
        let plan = try launcher.plan()
        var job = launcher.job()
        let targets = try request("wall_time=50ms").targets(of: plan.suite)
        job.targets = { _ in targets }
        let outcome = try job.measure(plan, created: 1)
        #expect(outcome.conclusion == BenchConclusion(.regression, "1 target missed"))
    }

    @Test("Targets that cannot be are misuse, said in its own words")
    func misuse() throws {
        let plan = try launcher.plan()
        let unknown = #expect(throws: RequestMisuse.self) { try request("speed=5").targets(of: plan.suite) }
        #expect(unknown?.message.contains("there is no metric 'speed'") == true)
        let figure = #expect(throws: RequestMisuse.self) { try request("wall_time=soon").targets(of: plan.suite) }
        #expect(figure?.message.contains("no figure of wall_time") == true)
        #expect(throws: RequestMisuse.self) { try request().check([], plan) }
        let own = try launcher.plan(more: ", targets: {wall_time: 1s}")
        try request().check([], own)
        let result = try launcher.save()
        #expect(throws: RequestMisuse.self) {
            try request().outcome(of: result, from: "r.json", BenchRules(store: launcher.store))
        }
    }

    @Test("Cases and suites that a result does not have are named")
    func names() throws {
        let result = try launcher.save()
        let rules = BenchRules(store: launcher.store)
        let absent = #expect(throws: RunError.self) {
            try request("wall_time=1s", cases: ["oen"]).outcome(of: result, from: "r.json", rules)
        }
        #expect(absent?.code == .badRequest && absent?.hint == "did you mean one?")
        var other = request("wall_time=1s")
        other.suite = "formats"
        let foreign = #expect(throws: RunError.self) { try other.outcome(of: result, from: "r.json", rules) }
        #expect(foreign?.code == .otherSuite)
    }

    @Test("A built-in suite is found by what is asked for")
    func suites() throws {
        let formats = try SuiteReader.suite("formats")
        #expect(
            try request(cases: [formats.cases[0].name]).namedSuite().cases.map(\.name).contains(formats.cases[0].name))
        #expect(throws: RequestMisuse.self) { try request().namedSuite() }
        let absent = #expect(throws: RunError.self) { try request(cases: ["nothing-like-it"]).namedSuite() }
        #expect(absent?.location == "--case")
    }
}
