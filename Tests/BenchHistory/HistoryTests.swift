import LoamBench
import LoamBenchHistory
import LoamBytes
import LoamEngine
import LoamStatistics
import LoamStorage
import LoamTestSupport
import Testing

/// A run of one case on a day, around a level.
private func run(_ day: Int, level: Double, machine: String = "m1", case name: String = "shop") -> BenchResult {
    var record = EnvironmentRecord()
    record.machine = machine
    record.commit = "c\(day)"
    var result = BenchResult(
        suite: "generation", suiteDigest: "d", created: Int64(day) * 86_400_000_000, environment: record,
        settings: RunSettings())
    var one = CaseResult(.init(name, scenario: "1k", mode: "csv"), command: [], digest: "x")
    one.metrics = [.wallTime, .peakMemory]
    var numbers = SeededNumbers(seed: UInt64(day))
    one.samples = (0..<12).map { place in
        let noise = 1 + Double(numbers.below(1000)) / 100_000
        return Sample(
            block: place, order: place, isWarmUp: place == 0,
            values: ["wall_time": place == 0 ? 99 : level * noise, "peak_memory": 1e6])
    }
    result.cases = [one]
    return result
}

@Suite("History")
struct HistoryTests {
    private let identity = CaseResult.Identity("shop", scenario: "1k", mode: "csv")

    @Test("What is appended comes back in the order of time, whole, and once")
    func appending() throws {
        let directory = try TemporaryDirectory()
        let path = directory.file("h.db")
        let days = [3, 1, 2]
        let history = try BenchHistory(path: path)
        for day in days { #expect(try history.append(run(day, level: 1)) == .added) }
        #expect(try history.append(run(2, level: 1)) == .known)
        try history.close()
        let again = try BenchHistory.existing(path)
        let points = try again.trend(identity, "wall_time")
        #expect(points.map(\.commit) == ["c1", "c2", "c3"] && points.allSatisfy { $0.count == 11 })
        let summary = try #require(run(1, level: 1).cases[0].summary(.wallTime))
        let interval = summary.medianInterval(confidence: 0.95)
        #expect(
            points[0]
                == TrendPoint(
                    created: 86_400_000_000, commit: "c1", median: summary.median, low: interval.low,
                    high: interval.high, count: 11))
        #expect(try again.trend(identity, "wall_time", last: 2).map(\.commit) == ["c2", "c3"])
        #expect(try again.trend(identity, "other").isEmpty)
        #expect(try again.results(last: 2) == [run(2, level: 1), run(3, level: 1)])
        #expect(try again.results(suite: "none").isEmpty)
    }

    @Test("Series are told apart by suite, case, metric and machine")
    func series() throws {
        let directory = try TemporaryDirectory()
        let history = try BenchHistory(path: directory.file("h.db"))
        for day in 1...3 { _ = try history.append(run(day, level: 1)) }
        _ = try history.append(run(4, level: 2, machine: "m2"))
        let series = try history.series()
        #expect(series.map(\.metric.name) == ["wall_time", "wall_time", "peak_memory", "peak_memory"].sorted())
        #expect(Set(series.map { "\($0.metric.name) \($0.machine) \($0.count)" }).contains("wall_time m1 3"))
        #expect(try history.trend(identity, "wall_time", machine: "m2").map(\.commit) == ["c4"])
        #expect(try history.trend(identity, "wall_time", suite: "generation").count == 4)
        #expect(try history.trend(identity, "wall_time", suite: "other").isEmpty)
        #expect(series[0].metric.unit == "B" && series[0].latest == 3 * 86_400_000_000)
    }

    @Test("Figures of failed and wrong cases are in no series, but in the document")
    func unreliable() throws {
        let directory = try TemporaryDirectory()
        let history = try BenchHistory(path: directory.file("h.db"))
        var wrong = run(1, level: 1)
        wrong.cases[0].verification = .failed("no")
        var failed = run(2, level: 1)
        failed.cases[0].failure = .init("timeout", "too long")
        _ = try history.append(wrong)
        _ = try history.append(failed)
        #expect(try history.series().isEmpty && history.results() == [wrong, failed])
    }

    @Test("One case twice in a result is refused whole")
    func twice() throws {
        let directory = try TemporaryDirectory()
        let history = try BenchHistory(path: directory.file("h.db"))
        var result = run(1, level: 1)
        result.cases.append(result.cases[0])
        let error = #expect(throws: RunError.self) { try history.append(result) }
        #expect(error?.code == .badRequest)
        #expect(try history.results().isEmpty)
    }

    @Test("A step in the level is a change point, and is drawn as one")
    func changes() throws {
        let directory = try TemporaryDirectory()
        let history = try BenchHistory(path: directory.file("h.db"))
        for day in 1...40 { _ = try history.append(run(day, level: day <= 25 ? 1 : 1.2)) }
        let points = try history.trend(identity, "wall_time")
        #expect(points.changePoints.map(\.index) == [25])
        let line = try #require(try history.series().first { $0.metric.name == "wall_time" })
        let plot = HistoryPlot(line, points)
        #expect(plot.changes == [25] && plot.points.count == 40 && plot.metric.unit == "s")
        #expect(try history.trend(identity, "peak_memory").changePoints.isEmpty)
    }

    @Test("Four writers at once: each waits, and all results are there", .endsAtAll)
    func concurrent() async throws {
        let directory = try TemporaryDirectory()
        let path = directory.file("h.db")
        await withTaskGroup(of: String?.self) { group in
            for writer in 0..<4 {
                group.addTask {
                    do throws(RunError) {
                        let history = try BenchHistory(path: path)
                        for day in 1...10 { _ = try history.append(run(writer * 10 + day, level: 1)) }
                        try history.close()
                        return nil
                    } catch {
                        return "\(error.code) \(error)"
                    }
                }
            }
            for await failure in group { #expect(failure == nil) }
        }
        #expect(try BenchHistory.existing(path).trend(identity, "wall_time").count == 40)
    }

    @Test("A file that somebody holds is an error in time, not a wait without end")
    func held() throws {
        let directory = try TemporaryDirectory()
        let path = directory.file("h.db")
        let holder = try BenchHistory(path: path)
        let other = try BenchHistory(path: path, waiting: 0.1)
        try holder.database.use { session throws(SQLError) in try session.execute("BEGIN IMMEDIATE") }
        let error = #expect(throws: RunError.self) { try other.append(run(1, level: 1)) }
        #expect(error?.code == .destinationUnavailable && error?.location == path)
        try holder.database.use { session throws(SQLError) in try session.execute("ROLLBACK") }
        #expect(try other.append(run(1, level: 1)) == .added)
    }
}
