import LoamBench
import LoamBenchJobs
import LoamBytes
import LoamEngine
import LoamTestSupport
import Testing

@Suite("Figures over time as a request")
struct HistoryRequestTests {
    private let launcher: ScriptedLauncher
    private var path: String { launcher.directory.file("history.sqlite") }

    /// Ten runs of 100 ms, then ten of 200 ms, an hour apart.
    init() throws {
        launcher = try ScriptedLauncher()
        var result = try launcher.save()
        try launcher.setTime(200)
        let slow = try launcher.save()
        var request = HistoryRequest(path: path)
        for run in 0..<20 {
            if run == 10 { result.cases = slow.cases }
            result.created += 3_600_000_000
            let file = launcher.directory.file("\(run).json")
            try FileSystem.replace(file, with: BenchDocument.text(result))
            request.added.append(file)
        }
        _ = try request.report()
    }

    @Test("The level and its change are said, and equal histories say the same")
    func report() throws {
        let report = try HistoryRequest(path: path).report()
        let lines = report.text.split(separator: "\n")
        #expect(lines.count == 2 && lines[0].hasPrefix("tiny one: 200 ms wall_time, 20 runs"), "\(report.text)")
        #expect(lines[1].hasPrefix("  since 2025-01-01T11:00:00Z") && lines[1].contains("+100"), "\(report.text)")
        #expect(report.json.elements?.first?["changes"]?.elements?.first?["index"]?.integer == 10)
        #expect(try HistoryRequest(path: path).report().text == report.text)
        var request = HistoryRequest(path: path)
        request.showsPoints = true
        request.last = 4
        #expect(try request.report().text.split(separator: "\n").count == 5)
    }

    @Test("What the history does not have is named, with the nearest that it has")
    func absent() throws {
        var request = HistoryRequest(path: path)
        request.metric = "wall_tim"
        let metric = #expect(throws: RunError.self) { try request.report() }
        #expect(metric?.code == .badRequest && metric?.hint == "did you mean wall_time?")
        request = HistoryRequest(path: launcher.directory.file("none.sqlite"))
        #expect(#expect(throws: RunError.self) { try request.report() }?.code == .missingInput)
        #expect(!FileSystem.exists(request.path))
    }

    @Test("Plots are written into directories that do not exist yet")
    func page() throws {
        var request = HistoryRequest(path: path)
        request.drawsPage = true
        let page = launcher.directory.file("a/b/trends.html")
        try request.report().writePage(page)
        #expect(try String(decoding: FileSystem.read(page), as: UTF8.self).contains("<svg"))
    }
}
