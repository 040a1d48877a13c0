/// Mean, variance, skewness and kurtosis of a sample, by two passes.
public struct Moments: Sendable, Hashable {
    public let count: Int
    public let mean: Double
    /// The unbiased variance (divided by count - 1); zero for one value.
    public let variance: Double
    /// The third standardised moment of the sample; zero when it does not vary.
    public let skewness: Double
    /// The fourth standardised moment less 3; zero when the sample does not vary.
    public let excessKurtosis: Double

    /// Deterministic; O(n). Traps on an empty sample.
    public init(_ sample: [Double]) {
        precondition(!sample.isEmpty, "a sample has at least one value")
        let size = Double(sample.count)
        count = sample.count
        let mean = sample.reduce(0, +) / size
        var (second, third, fourth) = (0.0, 0.0, 0.0)
        for value in sample {
            let deviation = value - mean
            let square = deviation * deviation
            second += square
            third += square * deviation
            fourth += square * square
        }
        self.mean = mean
        variance = count > 1 ? second / (size - 1) : 0
        let spread = second / size
        skewness = spread > 0 ? third / size / (spread * spread.squareRoot()) : 0
        excessKurtosis = spread > 0 ? fourth / size / (spread * spread) - 3 : 0
    }

    /// The square root of the variance.
    public var standardDeviation: Double { variance.squareRoot() }
}
