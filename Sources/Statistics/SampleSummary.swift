/// What a sample looks like: centre, spread, quantiles, and values that stand apart.
public struct SampleSummary: Sendable, Equatable {
    /// The values, ascending.
    public let sorted: [Double]
    public let mean: Double

    /// Summarises a sample. Deterministic; O(n log n). Traps on an empty one.
    public init(_ values: [Double]) {
        precondition(!values.isEmpty, "a sample has at least one value")
        sorted = values.sorted()
        mean = values.reduce(0, +) / Double(values.count)
    }

    public var count: Int { sorted.count }
    public var minimum: Double { sorted[0] }
    public var maximum: Double { sorted[sorted.count - 1] }

    /// The middle value, or the mean of both.
    public var median: Double { quantile(0.5) }

    /// The quantile of a share in 0...1, by linear interpolation (Hyndman and Fan's type 7).
    public func quantile(_ share: Double) -> Double {
        let place = share * Double(count - 1)
        let below = Int(place)
        let above = min(below + 1, count - 1)
        return sorted[below] + (place - Double(below)) * (sorted[above] - sorted[below])
    }
}
