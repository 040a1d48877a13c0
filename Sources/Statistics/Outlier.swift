/// A value that is far from the others of its sample. Outliers are labelled, for people to look at; no statistic here leaves
/// one out.
public struct Outlier: Sendable, Hashable {
    /// Where a value is by Tukey's fences: beyond 1.5 interquartile ranges from the quartiles, or beyond 3.
    public enum Fence: String, Sendable, Hashable, CaseIterable {
        case severeLow = "severe_low"
        case mildLow = "mild_low"
        case inside
        case mildHigh = "mild_high"
        case severeHigh = "severe_high"
    }

    /// The place of the value in the sample as it was given.
    public let index: Int
    public let value: Double
    public let fence: Fence
    /// 0.6745 times the distance from the median over the median absolute deviation (Iglewicz and Hoaglin, 1993); nil
    /// where more than half of the values are equal.
    public let modifiedZ: Double?

    /// The largest modified Z that is no sign of an outlier.
    public static let modifiedZLimit = 3.5

    /// Whether the modified Z is beyond its limit.
    public var isFarByDeviation: Bool { (modifiedZ ?? 0).magnitude > Outlier.modifiedZLimit }

    /// The values that either rule finds, in the order of the sample; none in samples of fewer than four.
    /// Deterministic; O(n log n).
    public static func all(in values: [Double]) -> [Outlier] {
        if values.count < 4 { return [] }
        let summary = SampleSummary(values)
        let low = summary.quantile(0.25)
        let high = summary.quantile(0.75)
        let median = summary.median
        let deviation = summary.scaledMedianAbsoluteDeviation
        return values.enumerated().compactMap { index, value in
            let fence = fence(value, low, high)
            let outlier = Outlier(
                index: index, value: value, fence: fence,
                modifiedZ: deviation > 0 ? (value - median) / deviation : nil)
            return fence != .inside || outlier.isFarByDeviation ? outlier : nil
        }
    }

    private static func fence(_ value: Double, _ low: Double, _ high: Double) -> Fence {
        let range = high - low
        if value < low - 3 * range { return .severeLow }
        if value < low - 1.5 * range { return .mildLow }
        if value > high + 3 * range { return .severeHigh }
        return value > high + 1.5 * range ? .mildHigh : .inside
    }
}

extension SampleSummary {
    /// The outliers among `sorted`; `Outlier.all(in:)` of the sample as it was taken gives their places in time.
    public var outliers: [Outlier] { Outlier.all(in: sorted) }
}
