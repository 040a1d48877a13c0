/// One run's figure of one metric of one case, on the line of time.
public struct TrendPoint: Sendable, Equatable {
    /// Microseconds since 1970 UTC.
    public var created: Int64
    /// The commit that was measured; empty where none is known.
    public var commit: String
    public var median: Double
    public var low: Double
    public var high: Double
    /// Samples after it.
    public var count: Int

    public init(created: Int64, commit: String, median: Double, low: Double, high: Double, count: Int) {
        self.created = created
        self.commit = commit
        self.median = median
        self.low = low
        self.high = high
        self.count = count
    }
}
