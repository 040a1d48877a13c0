internal import LoamStatistics

/// The one scale of ratios that all rows of a table of comparisons share: a strip a row, 1 in the same place in all of them.
struct RatioScale {
    private let axis: PlotAxis
    private static let width = 300.0

    init(_ metrics: [MetricComparison]) {
        // A ratio of a hundred says no more than one of twenty, and would flatten all others.
        let ends = metrics.flatMap {
            [$0.interval.low, $0.interval.high, $0.ratio, 1 + $0.threshold, 1 - $0.threshold]
        }
        let within = ends.filter { $0.isFinite && $0 > 0 }.map { min(max($0, 0.05), 20) }
        axis = PlotAxis(within + [1], from: 8, to: Self.width - 8, isLogarithmic: true)
    }

    /// The header's picture: the numbers of the scale.
    var header: String {
        var taken: [Double] = []
        let candidates = [1, 0.1, 0.2, 0.5, 2, 5, 10, 0.8, 1.25, 1.5, 0.67, 0.9, 1.1, 0.95, 1.05, 3, 0.33, 0.98, 1.02]
        for value in candidates where axis.holds(value) {
            let x = axis.place(value)
            if taken.allSatisfy({ (axis.place($0) - x).magnitude > 38 }) { taken.append(value) }
        }
        let texts = taken.sorted().map { value in
            let x = min(max(axis.place(value), 16), Self.width - 16)
            return PlotText.text(x, 11, Self.label(value), anchor: "middle", style: "tick")
        }
        return PlotText.picture(width: Self.width, height: 15, "scale of ratios", texts)
    }

    private static func label(_ value: Double) -> String {
        let text = MetricText.fixed(value, places: 2)
        return (text.hasSuffix(".00") ? String(text.dropLast(3)) : text.hasSuffix("0") ? String(text.dropLast()) : text)
            + "×"
    }

    /// A row's picture: the band of changes too small to matter, the interval, the ratio; an arrow where the interval continues
    /// beyond the scale.
    func strip(_ metric: MetricComparison, _ words: ComparisonWords) -> String {
        let (low, high) = (axis.place(metric.interval.low), axis.place(metric.interval.high))
        let band = (axis.place(1 - metric.threshold), axis.place(1 + metric.threshold))
        let style = words.isOfModes && metric.verdict == .regression ? "unjudged" : metric.verdict.rawValue
        var content = [
            PlotText.box(band.0, 0, band.1 - band.0, 22, "band"),
            PlotText.line(axis.place(1), 0, axis.place(1), 22, "one"),
            PlotText.line(low, 11, high, 11, "range \(style)"),
        ]
        if metric.interval.low < axis.low {
            content.append(PlotText.path([(8, 6), (2, 11), (8, 16)], "range \(style)"))
        }
        if metric.interval.high > axis.high {
            let right = Self.width
            content.append(PlotText.path([(right - 8, 6), (right - 2, 11), (right - 8, 16)], "range \(style)"))
        }
        content.append(PlotText.dots([(axis.place(metric.ratio), 11)], "dot \(style)"))
        let about = "ratio \(MetricText.ratio(metric.ratio)), \(ComparisonWords.range(metric))"
        return PlotText.picture(width: Self.width, height: 22, about, content)
    }
}
