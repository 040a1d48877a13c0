internal import LoamStatistics

/// One metric of one case as reports show it.
struct CaseFigure {
    let metric: Metric
    let summary: SampleSummary
    /// Of the median, at the run's confidence.
    let interval: Interval
    /// Whether there are samples enough for that confidence.
    let isCovered: Bool

    init?(_ result: CaseResult, _ metric: Metric, confidence: Double) {
        guard let summary = result.summary(metric) else { return nil }
        self.metric = metric
        self.summary = summary
        interval = summary.medianInterval(confidence: confidence)
        isCovered = summary.reaches(0.5, confidence: confidence)
    }

    var median: String { MetricText.value(summary.median, metric) }

    /// The ends of the interval; empty where one sample says nothing of spread, or all are equal. Of samples too few for the
    /// confidence it is the range of them all, and says so.
    var range: String {
        guard summary.count > 1, interval.width > 0 else { return "" }
        return MetricText.range(interval.low, interval.high, metric) + (isCovered ? "" : " (range)")
    }
}

extension CaseResult {
    func figure(_ metric: Metric, _ settings: RunSettings) -> CaseFigure? {
        CaseFigure(self, metric, confidence: settings.confidence)
    }

    /// Rows a second: the samples' own figure, or rows over the median of wall time.
    func throughputText(_ settings: RunSettings) -> String {
        if let figure = figure(.throughput, settings) { return figure.median }
        guard let rows, let time = summary(.wallTime), time.median > 0 else { return "" }
        return MetricText.value(Double(rows) / time.median, .throughput)
    }

    /// The metric that the case is mainly about: wall time, or the first one it has.
    var mainMetric: Metric? {
        metrics.first { $0.name == Metric.wallTime.name } ?? metrics.first
    }

    /// Samples that count.
    var measured: Int { samples.count { !$0.isWarmUp } }
}
