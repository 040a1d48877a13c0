import LoamRandom

/// What a comparison of pairs can see: the power of the t-test of mean differences.
///
/// By the normal approximation of the noncentral t distribution (Johnson and Kotz): within 0.02 from five pairs on.
/// Rank tests of normal differences need some 5 % more pairs.
public struct PairedPower: Sendable, Hashable {
    /// The standard deviation of the differences; of ratios, that of their logarithms.
    public let deviation: Double
    /// The level of the two-sided test.
    public let level: Double

    public init(deviation: Double, level: Double = 0.05) {
        self.deviation = deviation
        self.level = level
    }

    /// The chance to find a true difference, in 0...1; 0 with fewer than two pairs.
    public func power(difference: Double, pairs: Int) -> Double {
        guard pairs > 1, level > 0, level < 1 else { return 0 }
        let shift = difference.magnitude * Double(pairs).squareRoot() / deviation
        if !shift.isFinite { return difference == 0 ? 0 : 1 }
        let freedom = Double(pairs - 1)
        let critical = StudentT.quantile(1 - level / 2, degreesOfFreedom: freedom)
        return PairedPower.above(critical, shift, freedom) + PairedPower.above(critical, -shift, freedom)
    }

    /// The fewest pairs that reach a power; nil when more than `limit` would be needed.
    public func pairs(difference: Double, power: Double = 0.9, limit: Int = 10_000) -> Int? {
        guard limit >= 2, self.power(difference: difference, pairs: limit) >= power else { return nil }
        var (below, enough) = (1, limit)
        while enough - below > 1 {
            let middle = (below + enough) / 2
            if self.power(difference: difference, pairs: middle) >= power { enough = middle } else { below = middle }
        }
        return enough
    }

    /// The chance that a noncentral t variable exceeds t.
    private static func above(_ t: Double, _ shift: Double, _ freedom: Double) -> Double {
        let place = t * (1 - 1 / (4 * freedom)) - shift
        return NormalDistributionFunction.survival(place / (1 + t * t / (2 * freedom)).squareRoot())
    }
}
