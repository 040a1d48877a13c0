import LoamStatistics

/// Says when a case is warm: when its last values are close together and do not fall any more.
///
/// Warm is a case whose last `window` values span at most `tolerance` of their median, and are not each below the one
/// before. After `limit` runs it counts as warm whatever they say; `isSteady` then tells that it never was, for a
/// warning. Deterministic.
public struct WarmUpRule: Sendable, Equatable {
    /// Values that are looked at, at least 2.
    public var window: Int
    /// The largest span over the median.
    public var tolerance: Double
    /// The most warm-up runs. 0 for none at all.
    public var limit: Int

    public init(window: Int = 3, tolerance: Double = 0.1, limit: Int = 10) {
        self.window = max(window, 2)
        self.tolerance = tolerance
        self.limit = limit
    }

    /// Whether measuring may begin after these warm-up runs.
    public func isOver(_ values: [Double]) -> Bool { values.count >= limit || isSteady(values) }

    /// Whether the last values hold still.
    public func isSteady(_ values: [Double]) -> Bool {
        guard values.count >= window else { return false }
        let last = Array(values.suffix(window))
        guard last.allSatisfy(\.isFinite) else { return false }
        let summary = SampleSummary(last)
        let isFalling = zip(last, last.dropFirst()).allSatisfy { $0 > $1 }
        let span = summary.maximum - summary.minimum
        return span == 0 || !isFalling && span <= tolerance * summary.median.magnitude
    }
}
