import LoamBench
import LoamBenchJobs
import LoamBytes
import LoamEngine
import Testing

@Suite("What a machine makes of no difference")
struct CalibrationJobTests {
    private let launcher: ScriptedLauncher

    init() throws { launcher = try ScriptedLauncher() }

    @Test("The floor is kept beside the baselines, and later measurements have it")
    func floors() throws {
        let calibration = Calibration("sample")
        var settings = calibration.suite.settings
        settings.minimumRuns = 12
        settings.maximumRuns = 12
        try launcher.setTime(100, spread: 0.1)
        try launcher.store.makeDirectory()
        var sessions: [BenchResult] = []
        for number in 0..<2 {
            let plan = try calibration.plan(session: number, program: "loam", settings: settings)
            #expect(plan.settings.seed == settings.seed + UInt64(number))
            sessions.append(try launcher.job().measure(plan, created: 1).result)
            try calibration.check(sessions[number])
        }
        let floors = try Calibration.keep(sessions, in: launcher.store)
        let wall = try #require(floors.record.floors.first { $0.metric == "wall_time" })
        #expect(wall.relative < 0.2 && floors.text.contains("wall_time: "))
        #expect(floors.json["schema"]?.text == NoiseRecord.schema)
        let later = try launcher.job().measure(launcher.plan(), created: 2).result
        #expect(later.noiseFloor == floors.record.floors)
    }

    @Test("A command that fails calibrates nothing")
    func failed() throws {
        let calibration = Calibration("fail")
        let plan = try calibration.plan(session: 0, program: "loam", settings: calibration.suite.settings)
        let result = try launcher.job().measure(plan, created: 1).result
        let error = #expect(throws: RunError.self) { try calibration.check(result) }
        #expect(error?.code == .failed && error?.location == "fail")
    }

    @Test("Suites as documents: a line each, or one with its cases")
    func suites() throws {
        let all = try SuiteListing(nil)
        #expect(all.text.split(separator: "\n").count == SuiteReader.names.count)
        let one = try SuiteListing("formats")
        #expect(one.text.hasPrefix("formats: ") && one.text.contains("\n  case "))
        #expect(one.json.elements?.count == 1 && one.json.elements?.first?["suite"]?.text == "formats")
    }
}
