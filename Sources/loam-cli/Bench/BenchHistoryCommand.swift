internal import ArgumentParser
internal import Loam
internal import LoamBench
internal import LoamBenchHistory
internal import LoamStatistics

/// `loam bench history`: figures over time, and where they changed.
struct BenchHistoryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "history", _superCommandName: "loam bench",
        abstract: "Show figures over time, and when their level changed.",
        discussion: """
            EXAMPLES:
              loam bench history                                         every case: its median, and its last change
              loam bench history --case shop-orders --metric peak_memory --points
              loam bench history --html trends.html
              loam bench history --add results/formats.json

            The history is a SQLite file that 'bench run --history' adds to. Changes are found by E-divisive means, which needs
            some points on each side; equal histories give equal changes.
            """)

    @Option(help: "The file; default: $LOAM_BENCH_HISTORY or .loam-bench/history.sqlite.")
    var history: String?

    @Option(help: "Add this result first.")
    var add: [String] = []

    @Option(name: .customLong("case"), help: "Only the case of this name, or of this name/scenario/mode.")
    var wanted: String?

    @Option(help: "Only this suite.")
    var suite: String?

    @Option(help: "Which metric.")
    var metric = "wall_time"

    @Option(help: "At most this many runs of each case, the last ones.")
    var last = 100

    @Flag(help: "Show every run.")
    var points = false

    @Flag(help: "Print JSON.")
    var json = false

    @Option(help: "Also write plots to this file, as one HTML page.")
    var html: String?

    func validate() throws {
        guard (1...1_000_000).contains(last) else { throw ValidationError("'--last' is a number from 1 to 1,000,000.") }
    }

    func run() throws {
        let path = history ?? Environment.value("LOAM_BENCH_HISTORY") ?? ".loam-bench/history.sqlite"
        let file = try add.isEmpty ? BenchHistory.existing(path) : BenchHistory(path: path)
        for result in add { _ = try file.append(try BenchDocument.read(path: result)) }
        let all = try file.series()
        let chosen = all.filter { series in
            series.metric.name == metric && (suite == nil || series.suite == suite)
                && (wanted == nil || wanted == series.identity.name || wanted == series.identity.description)
        }
        guard !chosen.isEmpty || all.isEmpty else {
            let names = all.map { wanted == nil ? $0.metric.name : $0.identity.description }
            throw RunError(
                .badRequest, "the history has nothing of \(wanted ?? metric)\(suite.map { " in suite \($0)" } ?? "")",
                location: path, hint: Nearest.hint(wanted ?? metric, names))
        }
        let lines = try chosen.map { series in
            HistoryLine(
                series: series,
                points: try file.trend(
                    series.identity, metric, last: last, suite: series.suite, machine: series.machine))
        }
        if let html { try write(lines, to: html, latest: try file.results(suite: suite, last: 1).last) }
        if json { return StandardOutput.write(JSONValue.array(lines.map(\.json)).pretty()) }
        for line in lines { StandardOutput.write(line.text(points: points)) }
        if lines.isEmpty { StandardError.write("The history is empty.\n") }
    }

    private func write(_ lines: [HistoryLine], to path: String, latest: BenchResult?) throws {
        guard let latest else {
            throw RunError(.badRequest, "the history is empty: there is nothing to draw", location: path)
        }
        let page = BenchPage(latest, history: lines.map { HistoryPlot($0.series, $0.points) })
        do throws(FileError) {
            try FileSystem.makeDirectory(of: path)
            try FileSystem.replace(path, with: page.html)
        } catch {
            throw RunError(
                .writeFailed, "the page cannot be written: \(error.reason)", location: error.path,
                hint: "name another file with --html")
        }
    }
}

/// One case's metric over time.
private struct HistoryLine {
    let series: HistorySeries
    let points: [TrendPoint]

    private func figure(_ value: Double) -> String { MetricText.value(value, series.metric) }

    private func moment(_ index: Int) -> String {
        let point = points[index]
        return TimestampText.seconds(point.created) + (point.commit.isEmpty ? "" : " " + point.commit.prefix(12))
    }

    func text(points shows: Bool) -> String {
        guard let last = points.last else { return "" }
        var text =
            "\(series.suite) \(series.identity): \(figure(last.median)) \(series.metric.name), \(points.count) runs\n"
        for change in points.changePoints {
            let share = change.change.map { MetricText.change(1 + $0) } ?? "a change from nothing"
            text +=
                "  since \(moment(change.index)): \(share) (\(figure(change.before)) before, \(figure(change.after)) after)\n"
        }
        guard shows else { return text }
        for (index, point) in points.enumerated() {
            text +=
                "  \(moment(index)): \(figure(point.median)) (\(figure(point.low)) to \(figure(point.high))), \(point.count) samples\n"
        }
        return text
    }

    var json: JSONValue {
        .object([
            "suite": .string(series.suite), "case": .string(series.identity.name),
            "scenario": .string(series.identity.scenario), "mode": .string(series.identity.mode),
            "metric": .string(series.metric.name), "unit": .string(series.metric.unit),
            "machine": .string(series.machine),
            "points": .array(
                points.map {
                    .object([
                        "created": .string(TimestampText.seconds($0.created)), "commit": .string($0.commit),
                        "median": .shortest($0.median), "low": .shortest($0.low), "high": .shortest($0.high),
                        "samples": .integer($0.count),
                    ])
                }),
            "changes": .array(
                points.changePoints.map {
                    .object([
                        "index": .integer($0.index), "before": .shortest($0.before), "after": .shortest($0.after),
                        "p": .shortest($0.pValue),
                    ])
                }),
        ])
    }
}
