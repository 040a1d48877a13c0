public import LoamBench
public import LoamBytes
public import LoamJobs
internal import LoamStatistics

/// One baseline: what it is of, and the time of each case in its last session.
public struct BaselineContent: JobDocument {
    let baseline: Baseline

    public init(_ baseline: Baseline) { self.baseline = baseline }

    public var text: String {
        var text = BaselineListing.line(baseline) + "\n"
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

    public var json: JSONValue { BaselineDocument.json(baseline) }
}
