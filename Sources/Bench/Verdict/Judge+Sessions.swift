import LoamStatistics

extension Judge {
    /// Compares samples of now with stored sessions: sample sets that were taken at other times, each in a run of its
    /// own.
    ///
    /// The rule is the same, but the interval is that of `RatioToSessions`, which counts sessions and not samples:
    /// three or more say how much they differ without any change. Of one or two, the noise floor is taken for that, or
    /// without one `RatioToSessions.defaultSpread` (5 %); in both cases the spread within sessions where it is larger.
    /// What is claimed of one or two sessions holds only on machines that shift no more between sessions than they vary
    /// within. Head's halves must agree; nothing can be said about the halves of a baseline.
    ///
    /// nil when either side has no finite value. Values of zero or below give no ratio of sessions: the medians of
    /// sessions are then compared with head as a set, which says little, and never more than inconclusive.
    public func compare(
        _ metric: Metric, sessions: [[Double]], head: [Double], noiseFloor: Double? = nil
    ) -> MetricComparison? {
        guard var comparison = measured(metric, sessions: sessions, head: head, noiseFloor: noiseFloor) else {
            return nil
        }
        decide(&comparison)
        return comparison
    }

    func measured(
        _ metric: Metric, sessions: [[Double]], head: [Double], noiseFloor: Double?
    ) -> MetricComparison? {
        let sessions = sessions.map { $0.filter(\.isFinite) }.filter { !$0.isEmpty }
        let sides = Sides(sessions.flatMap { $0 }, head, isPaired: false)
        if sides.base.isEmpty || sides.head.isEmpty { return nil }
        if metric.direction == .exact { return exact(metric, sides) }
        guard
            let change = RatioToSessions(
                sessions: sessions, head: sides.head, confidence: options.confidence, assumedSpread: noiseFloor)
        else {
            return withoutRatio(metric, sides, sessions, noiseFloor)
        }
        let centre = SampleSummary(sides.head).median / change.ratio
        let middle = sides.head.count / 2
        var comparison = MetricComparison(
            metric, base: SampleSummary(sides.base), head: SampleSummary(sides.head), ratio: change.ratio,
            interval: change.interval, isPaired: false, threshold: max(metric.threshold, noiseFloor ?? 0),
            halvesAgree: Sides.agree([
                Sides.median(sides.head[..<middle]) - centre, Sides.median(sides.head[middle...]) - centre,
            ]),
            verdict: .inconclusive, reason: "")
        comparison.design = .sessions
        comparison.noiseFloor = noiseFloor
        comparison.pValue = change.pValue
        comparison.adjusted = change.pValue
        comparison.addEffects(sides.base, sides.head)
        return comparison
    }

    /// Zeros among the values: equal figures are seen as equal; any other difference stays open, since nothing says how
    /// sessions differ.
    private func withoutRatio(
        _ metric: Metric, _ sides: Sides, _ sessions: [[Double]], _ noiseFloor: Double?
    ) -> MetricComparison {
        var comparison = sides.comparison(metric, noiseFloor, options)
        let medians = SampleSummary(sessions.map { SampleSummary($0).median })
        let scale = sides.scale
        let head = comparison.head.median
        // As wide as the differences between sessions, and between the samples of either.
        comparison.interval = Interval(
            min(comparison.interval.low, 1 + (head - medians.maximum) / scale),
            max(comparison.interval.high, 1 + (head - medians.minimum) / scale))
        comparison.design = .sessions
        comparison.pValue = comparison.ratio == 1 ? 1 : nil
        comparison.adjusted = 1
        comparison.addEffects(sides.base, sides.head)
        return comparison
    }
}
