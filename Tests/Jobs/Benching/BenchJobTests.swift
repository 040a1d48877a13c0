import LoamBench
import LoamBenchJobs
import LoamBytes
import LoamEngine
import LoamStatistics
import LoamTestSupport
import Testing

/// Measurements without a command line and without a clock: times come from the test.
@Suite("Measuring as a job")
struct BenchJobTests {
    private let launcher: ScriptedLauncher
    private let created: Int64 = 1_735_700_000_000_000

    init() throws { launcher = try ScriptedLauncher() }

    private func conclusion(
        _ milliseconds: Int, spread: Double = 0.01, against baseline: Baseline?,
        _ change: (inout BenchRules) -> Void = { _ in }
    ) throws -> BenchConclusion {
        try launcher.setTime(milliseconds, spread: spread)
        return try launcher.job(BenchReports(), change)
            .measure(launcher.plan(), against: baseline, created: created).conclusion
    }

    @Test("The document of an outcome is what was measured, and its reports are written")
    func outcome() throws {
        let reports = BenchReports(
            directory: launcher.directory.file("results"), history: launcher.directory.file("history.sqlite"))
        let job = launcher.job(reports)
        let heard = HeardMeasurement()
        let plans = [try launcher.plan()]
        #expect(try job.prepare(plans, baselines: [nil], heard).count == 1)
        let outcome = try job.measure(plans[0], created: created, heard)
        #expect(outcome.conclusion == .done && heard.lines.isEmpty && heard.samples >= 12)
        #expect(outcome.json["suite"]?.text == "tiny" && outcome.text.contains("one"))
        let median = outcome.result.cases[0].summary(.wallTime)?.median ?? 0
        #expect(abs(median - 0.1) < 0.001)
        let stem = try #require(try job.keep(outcome))
        for ending in ["json", "csv", "md", "xml", "html"] { #expect(FileSystem.exists(stem + "." + ending)) }
        #expect(try BenchDocument.read(path: stem + ".json").cases == outcome.result.cases)
        let history = try HistoryRequest(path: launcher.directory.file("history.sqlite")).report()
        #expect(history.text == "tiny one: 100 ms wall_time, 1 runs\n")
    }

    @Test("The same time passes, twice the time is a regression, half of it is none")
    func verdicts() throws {
        try launcher.save()
        let baseline = try launcher.store.load("main")
        #expect(try conclusion(100, against: baseline) == .done)
        #expect(try conclusion(50, against: baseline) == .done)
        let slow = try conclusion(200, against: baseline)
        #expect(slow.kind == .regression && slow.message == "1 regression")
        #expect(try conclusion(200, against: baseline) { $0.reportsOnly = true } == .done)
        // A change below what counts.
        #expect(try conclusion(103, against: baseline) { $0.threshold = 0.5 } == .done)
    }

    @Test("Samples that differ widely settle nothing, which fails where it is to")
    func inconclusive() throws {
        try launcher.setTime(100, spread: 0.9)
        try launcher.save()
        let baseline = try launcher.store.load("main")
        #expect(try conclusion(112, spread: 0.9, against: baseline) == .done)
        let strict = try conclusion(112, spread: 0.9, against: baseline) { $0.isStrict = true }
        #expect(strict.kind == .inconclusive && strict.message == "1 verdicts are inconclusive")
    }

    @Test("A baseline that is missing, or lacks the case, is no pass")
    func noBaseline() throws {
        let heard = HeardMeasurement()
        var rules = BenchRules(store: launcher.store)
        let error = #expect(throws: RunError.self) { _ = try rules.baseline("main", of: "tiny", heard) }
        #expect(error?.code == .noBaseline && heard.lines.isEmpty)
        rules.reportsOnly = true
        #expect(try rules.baseline("main", of: "tiny", heard) == nil)
        #expect(heard.lines.count == 1 && heard.lines[0].hasSuffix("nothing to compare tiny with"))
        var other = try launcher.save()
        other.cases[0].identity.name = "another"
        let lacking = Baseline("lacking", sessions: [other])
        let conclusion = try conclusion(100, against: lacking)
        #expect(conclusion.kind == .nothingToCompare && conclusion.message.contains("first one"))
    }

    @Test("A baseline of another machine is refused before anything is measured")
    func otherMachine() throws {
        var result = try launcher.save()
        result.environment.machine = "another"
        let foreign = Baseline("main", sessions: [result])
        let heard = HeardMeasurement()
        let plans = [try launcher.plan()]
        let error = #expect(throws: RunError.self) {
            _ = try launcher.job().prepare(plans, baselines: [foreign], heard)
        }
        #expect(error?.code == .otherMachine && heard.samples == 0)
        let reported = try launcher.job(BenchReports()) { $0.reportsOnly = true }
            .prepare(plans, baselines: [foreign], heard)
        #expect(reported == [nil] && heard.lines.count == 1)
    }

    @Test("A regression is measured again, and found again")
    func confirmed() throws {
        try launcher.save()
        let heard = HeardMeasurement()
        try launcher.setTime(200)
        let outcome = try launcher.job(BenchReports()) { $0.confirms = true }.measure(
            launcher.plan(), against: launcher.store.load("main"), created: created, heard)
        #expect(heard.lines == ["Measuring again what regressed: 1 of 1"])
        #expect(outcome.conclusion.kind == .regression && heard.samples >= 24)
    }

    @Test("A regression that does not come again is none")
    func takenBack() throws {
        try launcher.save()
        try launcher.setTime(200)
        let heard = HeardMeasurement { line in
            if line.hasPrefix("Measuring again") { try? launcher.setTime(100) }
        }
        let outcome = try launcher.job(BenchReports()) { $0.confirms = true }.measure(
            launcher.plan(), against: launcher.store.load("main"), created: created, heard)
        #expect(heard.lines.count == 1 && outcome.conclusion == .done && outcome.result.regressions.isEmpty)
    }

    @Test("A wrong result is no matter of time, and never becomes a baseline")
    func wrong() throws {
        let outcome = try launcher.job().measure(launcher.plan("fail"), created: created)
        #expect([.wrong, .failed].contains(outcome.conclusion.kind), "\(outcome.conclusion)")
        let error = #expect(throws: RunError.self) {
            try BaselineSaving.save(outcome.result, as: "main", in: launcher.store, adds: false)
        }
        #expect(error?.code == .unsoundResult)
        #expect(try launcher.store.names().isEmpty)
    }

    @Test("A measurement that is stopped keeps what it has, and says so")
    func cancelled() throws {
        let job = launcher.job()
        job.cancellation.cancel()
        let outcome = try job.measure(launcher.plan(), created: created)
        #expect(outcome.conclusion.kind == .interrupted && !outcome.result.isComplete)
    }
}
