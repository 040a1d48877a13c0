import LoamBench
import LoamBenchJobs
import LoamBytes
import LoamEngine
import LoamTestSupport
import Testing

@Suite("Baselines that a measurement replaces")
struct BaselineUpdateTests {
    private let launcher: ScriptedLauncher
    private let result: BenchResult

    init() throws {
        launcher = try ScriptedLauncher()
        var result = try launcher.save()
        result.environment.branch = "main"
        result.environment.isDirty = false
        self.result = result
    }

    private func error(_ result: BenchResult, _ change: (inout BaselineUpdate) -> Void = { _ in }) -> RunError.Code? {
        var update = BaselineUpdate(launcher.store)
        change(&update)
        do throws(RunError) {
            try update.save(result, as: "main", comparedWith: try update.existing("main"))
            return nil
        } catch {
            return error.code
        }
    }

    @Test("Each adds a session to what is there")
    func sessions() throws {
        #expect(error(result) == nil)
        #expect(try launcher.store.load("main").sessions.count == 2)
        #expect(try BaselineUpdate(launcher.store).existing("other") == nil)
        #expect(BaselineUpdate.name("main", of: "tiny", among: 1) == "main")
        #expect(BaselineUpdate.name("main", of: "tiny", among: 2) == "main-tiny")
    }

    @Test("Other branches and uncommitted changes are refused, unless they are wanted")
    func branches() throws {
        var other = result
        other.environment.branch = "fast-path"
        #expect(error(other) == .badRequest)
        #expect(error(other) { $0.isAutomated = true } == nil)
        other.created += 1
        #expect(error(other) { $0.takesAnyBranch = true } == nil)
        var dirty = result
        dirty.created += 2
        dirty.environment.isDirty = true
        #expect(error(dirty) { $0.isAutomated = true } == .badRequest)
        #expect(error(dirty) { $0.takesAnyBranch = true } == nil)
    }

    @Test("A regression does not become what is normal, unless that is wanted")
    func regression() throws {
        try launcher.setTime(200)
        var slow = try launcher.job().measure(
            launcher.plan(), against: launcher.store.load("main"), created: 2
        ).result
        slow.environment.branch = ""
        slow.environment.isDirty = false
        #expect(error(slow) == .regression)
        #expect(try launcher.store.load("main").sessions.count == 1)
        #expect(error(slow) { $0.acceptsRegressions = true } == nil)
    }

    @Test("Baselines as documents: a line each, a table of one, and the same as JSON")
    func documents() throws {
        let listing = try BaselineListing(launcher.store)
        #expect(listing.text.hasPrefix("main  suite tiny, 1 cases, 1 sessions, 2025-01-01T00:00:00Z, "))
        #expect(listing.json.elements?.first?["cases"]?.integer == 1 && !listing.isEmpty)
        let content = BaselineContent(try launcher.store.load("main"))
        #expect(content.text.contains("  one: median 0.") && content.text.hasSuffix("), 12 samples\n"))
        #expect(content.json["name"]?.text == "main")
        #expect(try BaselineListing(BaselineStore(launcher.directory.file("none"))).isEmpty)
    }
}
