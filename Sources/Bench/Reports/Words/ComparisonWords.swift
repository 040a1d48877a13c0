internal import LoamStatistics

/// What a comparison says, in words that hold whatever the metric is.
struct ComparisonWords {
    let comparison: CaseComparison
    /// Whether its sides are two modes of one run, not a baseline and a run. Then neither side ever was the other, and there
    /// are no regressions.
    let isOfModes: Bool

    init(_ comparison: CaseComparison, _ result: BenchResult) {
        self.comparison = comparison
        isOfModes = comparison.kind == .modes
    }

    /// `sort/large (loam -> duckdb)`.
    var title: String { "\(comparison.identity) (\(comparison.base) -> \(comparison.head))" }

    /// The verdict in a word: of modes what head is, `faster`, `slower`, `better`, `worse`.
    var verdict: String {
        let decisive = [metric(.wallTime)].compactMap { $0 } + judged(comparison.verdict)
        return verdict(comparison.verdict, decisive.first { $0.verdict == comparison.verdict }?.metric)
    }

    func verdict(_ metric: MetricComparison) -> String { verdict(metric.verdict, metric.metric) }

    private func verdict(_ verdict: Verdict, _ metric: Metric?) -> String {
        let isSpeed = metric.map { $0.unit == "s" || $0.unit.hasSuffix("/s") } ?? false
        switch verdict {
        case .regression where isOfModes: return isSpeed ? "slower" : "worse"
        case .improvement where isOfModes: return isSpeed ? "faster" : "better"
        case .noChange where isOfModes: return "no difference"
        case .noChange: return "no change"
        case .regression, .improvement, .inconclusive: return verdict.rawValue
        }
    }

    /// `duckdb takes 0.624× the time of loam (0.581× to 0.660×)`.
    func ratio(_ metric: MetricComparison) -> String {
        let what = Self.noun(metric.metric)
        return "\(comparison.head) \(what.verb) \(MetricText.ratio(metric.ratio)) the \(what.name) of "
            + "\(comparison.base) (\(Self.range(metric)))"
    }

    /// `+24.1 % wall_time`, or for counts that have to be equal, both values.
    static func change(_ metric: MetricComparison) -> String {
        guard metric.metric.direction == .exact else {
            return "\(MetricText.change(metric.ratio)) \(metric.metric.name) (\(range(metric)))"
        }
        let (base, head) = (metric.base, metric.head)
        if base.minimum == head.minimum, base.maximum == head.maximum { return "\(metric.metric.name) is the same" }
        return "\(metric.metric.name) was \(values(base, metric.metric)), is \(values(head, metric.metric))"
    }

    /// The interval of the ratio: `1.180× to 1.302×`.
    static func range(_ metric: MetricComparison) -> String {
        "\(MetricText.ratio(metric.interval.low)) to \(MetricText.ratio(metric.interval.high))"
    }

    private static func values(_ summary: SampleSummary, _ metric: Metric) -> String {
        let low = MetricText.value(summary.minimum, metric)
        return summary.minimum == summary.maximum ? low : "\(low) to \(MetricText.value(summary.maximum, metric))"
    }

    private static func noun(_ metric: Metric) -> (verb: String, name: String) {
        switch metric.name {
        case Metric.wallTime.name: ("takes", "time")
        case Metric.cpuTime.name: ("takes", "CPU time")
        case Metric.peakMemory.name: ("needs", "memory")
        case Metric.throughput.name: ("makes", "rows a second")
        default: ("has", metric.name)
        }
    }

    /// The comparison of a metric; nil where it was not taken.
    func metric(_ metric: Metric) -> MetricComparison? {
        comparison.metrics.first { $0.metric.name == metric.name }
    }

    /// Judged metrics with a verdict, in their order.
    func judged(_ verdict: Verdict) -> [MetricComparison] {
        comparison.metrics.filter { $0.metric.isJudged && $0.verdict == verdict }
    }

    /// What decided in one line: the judged metrics behind the verdict, or that nothing has changed.
    var line: String {
        let found = judged(comparison.verdict)
        switch comparison.verdict {
        case .regression, .improvement:
            return found.map(Self.change).joined(separator: ", ")
        case .inconclusive:
            if found.isEmpty { return "nothing was judged" }
            return found.map { metric in
                let more = metric.moreRuns.map { ", about \($0) more run\($0 == 1 ? "" : "s") would settle it" } ?? ""
                return Self.change(metric) + more
            }.joined(separator: ", ")
        case .noChange:
            let names = comparison.metrics.filter(\.metric.isJudged).map { metric in
                metric.metric.direction == .exact
                    ? "\(metric.metric.name) the same"
                    : "\(metric.metric.name) within \(MetricText.percent(metric.threshold))"
            }
            return names.isEmpty ? "nothing was judged" : names.joined(separator: ", ")
        }
    }
}
