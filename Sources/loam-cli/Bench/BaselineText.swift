internal import Loam
internal import LoamBench
internal import LoamStatistics

/// Baselines on the screen.
enum BaselineText {
    static func line(_ baseline: Baseline) -> String {
        let latest = baseline.latest
        let commit = latest.environment.commit.isEmpty ? "no commit" : String(latest.environment.commit.prefix(12))
        let dirty = latest.environment.isDirty ? " with changes" : ""
        return
            "\(baseline.name)  suite \(latest.suite), \(latest.cases.count) cases, \(baseline.sessions.count) sessions, "
            + "\(TimestampText.seconds(latest.created)), \(commit)\(dirty), machine \(latest.environment.machine)"
    }

    static func table(_ baseline: Baseline) -> String {
        var text = line(baseline) + "\n"
        for result in baseline.latest.cases {
            guard let summary = result.summary(.wallTime) else { continue }
            let interval = summary.medianInterval()
            text += "  \(result.identity): median \(FigureText.decimal(summary.median, places: 4)) s "
            text +=
                "(\(FigureText.decimal(interval.low, places: 4)) to \(FigureText.decimal(interval.high, places: 4))), "
            text += "\(summary.count) samples\n"
        }
        return text
    }

    static func json(_ baseline: Baseline) -> JSONValue {
        let latest = baseline.latest
        return .object([
            "name": .string(baseline.name), "suite": .string(latest.suite),
            "sessions": .integer(baseline.sessions.count), "cases": .integer(latest.cases.count),
            "created": .string(TimestampText.seconds(latest.created)), "commit": .string(latest.environment.commit),
            "dirty": .bool(latest.environment.isDirty), "machine": .string(latest.environment.machine),
        ])
    }
}
