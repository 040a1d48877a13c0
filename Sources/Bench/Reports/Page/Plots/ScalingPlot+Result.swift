internal import LoamStatistics

extension ScalingPlot {
    /// Time and memory of every case that was measured at several sizes, in the order of the result.
    public static func all(_ result: BenchResult) -> [ScalingPlot] {
        var series: [String] = []
        for one in result.cases {
            if let name = one.scale?.series, !series.contains(name) { series.append(name) }
        }
        return series.flatMap { name in
            let cases = result.cases.filter { $0.scale?.series == name }
            return [Metric.wallTime, .cpuTime, .peakMemory].compactMap { plot(name, $0, cases, result.settings) }
        }
    }

    /// nil where fewer than three sizes have the figure: a line through two points says nothing.
    private static func plot(
        _ name: String, _ metric: Metric, _ cases: [CaseResult], _ settings: RunSettings
    ) -> ScalingPlot? {
        let points = cases.compactMap { one -> Point? in
            guard let size = one.scale?.size, let summary = one.summary(metric), summary.median > 0 else { return nil }
            let interval = summary.medianInterval(confidence: settings.confidence)
            return Point(size: size, median: summary.median, low: interval.low, high: interval.high)
        }
        guard points.count >= 3 else { return nil }
        let fit = PowerLawFit(
            sizes: points.map(\.size), values: points.map(\.median), confidence: settings.confidence)
        return ScalingPlot(title: "\(name), \(metric.name)", metric: metric, points: points, fit: fit)
    }
}
