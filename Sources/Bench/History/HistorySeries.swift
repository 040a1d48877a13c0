public import LoamBench
public import LoamStatistics

/// One metric of one case on one machine over time.
public struct HistorySeries: Sendable, Equatable {
    public var suite: String
    public var identity: CaseResult.Identity
    public var metric: Metric
    /// The digest of the machine, as in the environment of results; empty where it is not known.
    public var machine: String
    /// Runs that have it.
    public var count: Int
    /// The start of the last of them, in microseconds since 1970 UTC.
    public var latest: Int64
}

extension [TrendPoint] {
    /// The places where the level changes, by E-divisive means over the medians; deterministic.
    public var changePoints: [ChangePoints.Point] { ChangePoints(map(\.median)).points }
}

extension HistoryPlot {
    /// A series as reports draw it, with its change points.
    public init(_ series: HistorySeries, _ points: [TrendPoint]) {
        self.init(
            title: series.identity.description, metric: series.metric,
            points: points.map {
                .init(created: $0.created, commit: $0.commit, median: $0.median, low: $0.low, high: $0.high)
            }, changes: points.changePoints.map(\.index))
    }
}
