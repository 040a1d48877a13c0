/// The distribution of e^X for a normal X of mean mu and standard deviation sigma, by inverse transform.
public struct LogNormalDistribution: Sendable, Hashable {
    public let mu: Double
    public let sigma: Double

    /// Traps unless mu is finite and sigma finite and not negative.
    public init(mu: Double, sigma: Double) {
        precondition(mu.isFinite, "mu is finite")
        precondition(sigma >= 0 && sigma.isFinite, "sigma is zero or more")
        self.mu = mu
        self.sigma = sigma
    }

    /// The value of a draw: nondecreasing in the draw; about 30 ns. `QuantileTable` gives fixed-point values in 2 ns.
    public func value(_ draw: UInt64) -> Double {
        ExactMath.exp(mu + sigma * ExactMath.normalQuantile(draw.openUnitInterval))
    }
}
