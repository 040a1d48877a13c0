/// What a sample looks like: centre, spread, quantiles.
///
/// `Outlier.all(in:)` finds outliers; none is ever dropped here.
public struct SampleSummary: Sendable, Equatable {
    /// The values, ascending.
    public let sorted: [Double]
    public let mean: Double

    /// Summarises a sample. Deterministic; O(n log n). Traps on an empty one.
    public init(_ values: [Double]) {
        precondition(!values.isEmpty, "a sample has at least one value")
        sorted = values.sorted()
        // In ascending order, so that equal values give an equal mean, in whatever order they come.
        mean = sorted.reduce(0, +) / Double(sorted.count)
    }

    public var count: Int { sorted.count }
    public var minimum: Double { sorted[0] }
    public var maximum: Double { sorted[sorted.count - 1] }

    /// The middle value, or the mean of both.
    public var median: Double { quantile(0.5) }

    /// The quantile of a share, by linear interpolation (Hyndman and Fan's type 7). Shares outside of 0...1 are taken
    /// as its ends.
    public func quantile(_ share: Double) -> Double {
        let place = (share > 0 ? min(share, 1) : 0) * Double(count - 1)
        let below = Int(place)
        let above = min(below + 1, count - 1)
        // Equal neighbours stay what they are, infinite ones too.
        if sorted[below] == sorted[above] { return sorted[below] }
        return sorted[below] + (place - Double(below)) * (sorted[above] - sorted[below])
    }

    /// The distance between the quartiles.
    public var interquartileRange: Double { quantile(0.75) - quantile(0.25) }

    /// The square root of the unbiased variance (divided by count - 1); zero for one value. O(n).
    public var standardDeviation: Double {
        if count < 2 || minimum == maximum { return 0 }
        let squares = sorted.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        return (squares / Double(count - 1)).squareRoot()
    }

    /// The standard deviation over the size of the mean: 0.05 is 5 %. Zero for values that do not vary; nil for values
    /// that vary about a mean of zero.
    public var coefficientOfVariation: Double? {
        let deviation = standardDeviation
        if deviation == 0 { return 0 }
        return mean == 0 ? nil : deviation / mean.magnitude
    }

    /// The median of the distances from the median, as they are. O(n log n).
    public var medianAbsoluteDeviation: Double {
        let centre = median
        return SampleSummary(sorted.map { ($0 - centre).magnitude }).median
    }

    /// 1.4826 times `medianAbsoluteDeviation`: of normal values, an estimate of the standard deviation that outliers do
    /// not move.
    public var scaledMedianAbsoluteDeviation: Double { 1.482_602_218_505_602 * medianAbsoluteDeviation }
}
