/// The normal distribution, by inverse transform.
public struct NormalDistribution: Sendable, Hashable {
    public let mean: Double
    public let standardDeviation: Double

    /// Traps unless the mean is finite and the standard deviation finite and not negative.
    public init(mean: Double, standardDeviation: Double) {
        precondition(mean.isFinite, "a mean is finite")
        precondition(standardDeviation >= 0 && standardDeviation.isFinite, "a standard deviation is zero or more")
        self.mean = mean
        self.standardDeviation = standardDeviation
    }

    /// The value of a draw: nondecreasing in the draw, within 8.3 standard deviations of the mean; about 12 ns.
    public func value(_ draw: UInt64) -> Double {
        mean + standardDeviation * ExactMath.normalQuantile(draw.openUnitInterval)
    }
}
