internal import LoamRandom
public import LoamStatistics

/// How a metric grows with size, on two logarithmic axes, with the power law through it.
public struct ScalingPlot: Sendable, Equatable {
    /// One size.
    public struct Point: Sendable, Equatable {
        public var size: Double
        public var median: Double
        public var low: Double
        public var high: Double

        public init(size: Double, median: Double, low: Double, high: Double) {
            self.size = size
            self.median = median
            self.low = low
            self.high = high
        }
    }

    public var title: String
    public var metric: Metric
    public var points: [Point]
    /// The law through the medians; nil where there is none.
    public var fit: PowerLawFit?

    public init(title: String, metric: Metric, points: [Point], fit: PowerLawFit?) {
        self.title = title
        self.metric = metric
        self.points = points
        self.fit = fit
    }

    private static let width = 920.0
    private static let height = 300.0

    /// What the fit says: `grows with size to the power of 1.02 (0.98 to 1.06)`.
    var words: String {
        guard let fit else { return "no law was fitted" }
        let range = fit.interval.map {
            " (\(MetricText.fixed($0.low, places: 2)) to \(MetricText.fixed($0.high, places: 2)))"
        }
        return
            "\(metric.name) grows with size to the power of \(MetricText.fixed(fit.exponent, places: 2))\(range ?? "")"
    }

    /// The picture; empty without points above zero.
    var svg: String {
        let shown = points.filter { $0.size > 0 && $0.median > 0 }
        guard !shown.isEmpty else { return "" }
        let x = PlotAxis(shown.map(\.size), from: 90, to: Self.width - 16, isLogarithmic: true)
        let y = PlotAxis(
            shown.flatMap { [$0.low, $0.median, $0.high] }, from: Self.height - 40, to: 12, isLogarithmic: true)
        let whiskers = shown.map {
            PlotText.line(x.place($0.size), y.place($0.low), x.place($0.size), y.place($0.high), "whisker")
        }
        let dots = PlotText.dots(shown.map { (x.place($0.size), y.place($0.median)) }, "dot")
        return PlotText.picture(
            width: Self.width, height: Self.height, "\(title): \(words)",
            [grid(x, y), line(x, y)] + whiskers + [dots])
    }

    private func grid(_ x: PlotAxis, _ y: PlotAxis) -> String {
        let sizes = PlotText.ticks(x, Metric("size", unit: "", .lower), top: 12, bottom: Self.height - 40)
        let values = PlotText.labels(y, metric, about: 6).map { value, label in
            let place = y.place(value)
            return PlotText.line(x.start, place, x.end, place, "grid")
                + PlotText.text(x.start - 8, place + 4, label, anchor: "end", style: "tick")
        }
        return sizes + values.joined()
    }

    /// The law, as far as it is within both axes.
    private func line(_ x: PlotAxis, _ y: PlotAxis) -> String {
        guard let fit else { return "" }
        let steps = (0...40).map { x.low * ExactMath.exp(ExactMath.log(x.high / x.low) * Double($0) / 40) }
        let points = steps.map { ($0, fit.value($0)) }.filter { y.holds($0.1) }
        return PlotText.path(points.map { (x.place($0.0), y.place($0.1)) }, "law")
    }
}
