internal import LoamStatistics

/// All samples of one metric of cases that are looked at side by side: a row a case, a dot a sample, time from top to bottom of a
/// row, over a box from quartile to quartile with the median. Warm-up and outliers are marked. The thick bar under the dots
/// is the interval of the median.
struct SamplesPlot {
    private let cases: [CaseResult]
    private let metric: Metric
    private let settings: RunSettings
    private static let width = 920.0
    private static let rowHeight = 52.0

    init(_ cases: [CaseResult], _ metric: Metric, _ settings: RunSettings) {
        self.cases = cases.filter { !$0.values(metric).isEmpty }
        self.metric = metric
        self.settings = settings
    }

    /// The picture; empty where no sample carries the metric.
    var svg: String {
        guard !cases.isEmpty else { return "" }
        let names = cases.map { PlotText.cut(label($0), 26) }
        let longest = Double(names.map { $0.unicodeScalars.count }.max() ?? 0)
        let axis = PlotAxis(cases.flatMap { $0.values(metric) }, from: longest * 7 + 22, to: Self.width - 12)
        let bottom = Double(cases.count) * Self.rowHeight + 4
        let rows = cases.indices.map { row in
            let middle = (Double(row) + 0.5) * Self.rowHeight + 2
            // Room for a dot at the edge.
            return PlotText.text(axis.start - 18, middle + 4, names[row], anchor: "end", style: "label")
                + content(cases[row], axis, top: Double(row) * Self.rowHeight + 6)
        }
        return PlotText.picture(
            width: Self.width, height: bottom + 24, "samples of \(metric.name)",
            [PlotText.ticks(axis, metric, top: 2, bottom: bottom)] + rows)
    }

    private func label(_ one: CaseResult) -> String {
        one.identity.mode.isEmpty ? one.identity.name : one.identity.mode
    }

    private func content(_ one: CaseResult, _ axis: PlotAxis, top: Double) -> String {
        guard let figure = one.figure(metric, settings) else { return "" }
        let summary = figure.summary
        let (left, right) = (axis.place(summary.quantile(0.25)), axis.place(summary.quantile(0.75)))
        let median = axis.place(summary.median)
        let (low, high) = (axis.place(figure.interval.low), axis.place(figure.interval.high))
        return PlotText.box(left, top, right - left, 32, "quartiles")
            + PlotText.box(low, top + 35, max(high - low, 1.5), 4, "interval") + dots(one, axis, top: top)
            + PlotText.line(median, top - 2, median, top + 41, "median")
    }

    private func dots(_ one: CaseResult, _ axis: PlotAxis, top: Double) -> String {
        let labels = OutlierLabels(one, metric)
        var (plain, marked, warmUp): ([(x: Double, y: Double)], [(x: Double, y: Double)], [(x: Double, y: Double)]) = (
            [], [], []
        )
        let step = 28 / Double(max(one.samples.count - 1, 1))
        for (place, sample) in one.samples.enumerated() {
            guard let value = sample.values[metric.name], value.isFinite else { continue }
            // What is beyond the axis, such as slow first runs, is drawn at its edge.
            let point = (x: axis.place(value), y: top + 2 + Double(place) * step)
            if sample.isWarmUp {
                warmUp.append(point)
            } else if labels[place] != nil {
                marked.append(point)
            } else {
                plain.append(point)
            }
        }
        return PlotText.dots(warmUp, "dot warm") + PlotText.dots(warmUp, "dot hole") + PlotText.dots(plain, "dot")
            + PlotText.dots(marked, "dot out") + PlotText.dots(marked, "dot hole")
    }

    /// What the marks mean, as text above a plot.
    static let key = """
        <p class="key"><i class="k dot"></i>sample (time runs downwards) <i class="k out"></i>outlier, kept \
        <i class="k warm"></i>warm-up, not counted <i class="k box"></i>quartiles and median <i class="k bar"></i>interval \
        of the median</p>
        """
}
