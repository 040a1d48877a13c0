internal import LoamBench
internal import LoamBenchHistory
internal import LoamBytes
internal import LoamStatistics

/// One metric of one case over time.
struct HistoryLine: Sendable {
    let series: HistorySeries
    let points: [TrendPoint]

    /// The last figure, each change of the level and, if they are wanted, the runs.
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

    private func figure(_ value: Double) -> String { MetricText.value(value, series.metric) }

    private func moment(_ index: Int) -> String {
        let point = points[index]
        return TimestampText.seconds(point.created) + (point.commit.isEmpty ? "" : " " + point.commit.prefix(12))
    }
}
