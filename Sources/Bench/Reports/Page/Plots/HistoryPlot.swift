internal import LoamBytes

/// A metric of a case over runs, with the places where its level has changed.
public struct HistoryPlot: Sendable, Equatable {
    /// One run.
    public struct Point: Sendable, Equatable {
        /// Microseconds since 1970 UTC.
        public var created: Int64
        public var commit: String
        public var median: Double
        public var low: Double
        public var high: Double

        public init(created: Int64, commit: String, median: Double, low: Double, high: Double) {
            self.created = created
            self.commit = commit
            self.median = median
            self.low = low
            self.high = high
        }
    }

    public var title: String
    public var metric: Metric
    /// In the order of time.
    public var points: [Point]
    /// Places in `points` where a new level begins, ascending.
    public var changes: [Int]

    public init(title: String, metric: Metric, points: [Point], changes: [Int]) {
        self.title = title
        self.metric = metric
        self.points = points
        self.changes = changes
    }

    private static let width = 920.0
    private static let height = 230.0
    private static let left = 80.0
    private static let bottom = 190.0
    private static let top = 22.0

    /// The picture; empty without points. Runs are at equal distances.
    var svg: String {
        guard !points.isEmpty else { return "" }
        let y = PlotAxis(points.flatMap { [$0.low, $0.high, $0.median] }, from: Self.bottom, to: Self.top)
        let places = points.indices.map { (x: x($0), y: y.place(points[$0].median)) }
        let lows = points.indices.reversed().map { (x: x($0), y: y.place(points[$0].low)) }
        let highs = points.indices.map { (x: x($0), y: y.place(points[$0].high)) }
        let content = [
            grid(y), PlotText.path(highs + lows, "cover"), levels(y), PlotText.path(places, "course"),
            points.count <= 200 ? PlotText.dots(places, "dot") : "", dates,
        ]
        return PlotText.picture(
            width: Self.width, height: Self.height, "\(metric.name) of \(title) over \(points.count) runs", content)
    }

    private func x(_ place: Int) -> Double {
        let room = Self.width - Self.left - 24
        return points.count == 1
            ? Self.left + room / 2 : Self.left + 8 + Double(place) * (room - 8) / Double(points.count - 1)
    }

    private func grid(_ axis: PlotAxis) -> String {
        PlotText.labels(axis, metric, about: 5).map { value, label in
            let y = axis.place(value)
            return PlotText.line(Self.left, y, Self.width - 12, y, "grid")
                + PlotText.text(Self.left - 8, y + 4, label, anchor: "end", style: "tick")
        }.joined()
    }

    /// The mean of each stretch between changes, and what each change was.
    private func levels(_ axis: PlotAxis) -> String {
        let cuts = changes.filter { points.indices.contains($0) && $0 > 0 }
        let starts = [0] + cuts
        let means = starts.indices.map { stretch in
            let end = stretch + 1 < starts.count ? starts[stretch + 1] : points.count
            let values = points[starts[stretch]..<end].map(\.median)
            return (start: starts[stretch], end: end, mean: values.reduce(0, +) / Double(values.count))
        }
        var content = means.map {
            PlotText.line(x($0.start), axis.place($0.mean), x($0.end - 1), axis.place($0.mean), "level")
        }
        var free = -Double.infinity
        for place in means.indices.dropFirst() {
            let (before, after) = (means[place - 1], means[place])
            let middle = (x(before.end - 1) + x(after.start)) / 2
            content.append(PlotText.line(middle, Self.top - 6, middle, Self.bottom, "change"))
            guard middle - 26 > free, before.mean != 0 else { continue }
            free = middle + 26
            let text = MetricText.change(after.mean / before.mean)
            content.append(
                PlotText.text(min(middle, Self.width - 40), Self.top - 10, text, anchor: "middle", style: "step"))
        }
        return content.joined()
    }

    /// Dates under the first and the last run and some between, with their commits.
    private var dates: String {
        let count = min(points.count, 6)
        let chosen = count < 2 ? [0] : (0..<count).map { $0 * (points.count - 1) / (count - 1) }
        return chosen.map { place in
            let anchor = place == 0 && count > 1 ? "start" : place == points.count - 1 && count > 1 ? "end" : "middle"
            let date = String(TimestampText.seconds(points[place].created).prefix(10))
            return PlotText.text(x(place), Self.bottom + 18, date, anchor: anchor, style: "tick")
                + PlotText.text(
                    x(place), Self.bottom + 33, String(points[place].commit.prefix(8)), anchor: anchor, style: "tick")
        }.joined()
    }
}
