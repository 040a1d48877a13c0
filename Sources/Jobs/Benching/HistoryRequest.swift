internal import LoamBench
internal import LoamBenchHistory
internal import LoamEngine

/// Which figures of a history are wanted.
public struct HistoryRequest: Sendable {
    /// The file of the history.
    public var path: String
    /// Results that are added first, as paths of their documents; the history is made where they are the first.
    public var added: [String] = []
    /// A case by name, or by name/scenario/mode; nil for every case.
    public var wanted: String?
    /// Only of this suite; nil for all.
    public var suite: String?
    /// The name of the metric.
    public var metric = Metric.wallTime.name
    /// The most runs of each case; the last ones.
    public var last = 100
    /// Whether the text has a line for each run.
    public var showsPoints = false
    /// Whether plots will be written, for which the last result is read as well.
    public var drawsPage = false

    public init(path: String) { self.path = path }

    /// Adds what is to be added and reads the figures. Equal histories give equal reports.
    ///
    /// - Throws: `missing_input` where there is no history, `bad_history`, `bad_document`; `bad_request` with the nearest name where
    ///   the history has nothing of what is wanted.
    public func report() throws -> HistoryReport {
        let file = try added.isEmpty ? BenchHistory.existing(path) : BenchHistory(path: path)
        for result in added { _ = try file.append(try BenchDocument.read(path: result)) }
        let all = try file.series()
        let chosen = all.filter { series in
            series.metric.name == metric && (suite == nil || series.suite == suite)
                && (wanted == nil || wanted == series.identity.name || wanted == series.identity.description)
        }
        guard !chosen.isEmpty || all.isEmpty else {
            throw RunError(
                .badRequest, "the history has nothing of \(wanted ?? metric)\(suite.map { " in suite \($0)" } ?? "")",
                location: path, hint: hint(all))
        }
        let lines = try chosen.map { series in
            HistoryLine(
                series: series,
                points: try file.trend(
                    series.identity, metric, last: last, suite: series.suite, machine: series.machine))
        }
        return HistoryReport(
            lines: lines, latest: drawsPage ? try file.results(suite: suite, last: 1).last : nil,
            showsPoints: showsPoints)
    }

    /// The nearest name for the first word that the history does not have: the suite, then the case, then the metric.
    private func hint(_ all: [HistorySeries]) -> String {
        let suites = all.map(\.suite)
        if let suite, !suites.contains(suite) { return Nearest.hint(suite, suites) }
        let names = all.flatMap { [$0.identity.name, $0.identity.description] }
        if let wanted, !names.contains(wanted) { return Nearest.hint(wanted, names) }
        return Nearest.hint(metric, all.map(\.metric.name))
    }
}
