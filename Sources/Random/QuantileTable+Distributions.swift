/// Tables of the usual distributions. Unless limits are given, values are cut at the quantiles of 2^-52 and
/// 1 - 2^-52, which a thousand million rows reach with a chance of one in a million.
extension QuantileTable {
    /// The normal distribution. Takes about 0.2 ms.
    public static func normal(
        mean: Double, standardDeviation: Double, scale: Double, minimum: Double? = nil, maximum: Double? = nil
    ) -> QuantileTable {
        precondition(standardDeviation >= 0, "a standard deviation is zero or more")
        return QuantileTable(limits: (minimum, maximum), scale: scale) {
            mean + standardDeviation * ExactMath.normalQuantile($0)
        }
    }

    /// The distribution of e^X for a normal X of mean mu and standard deviation sigma. Takes about 0.3 ms.
    public static func logNormal(
        mu: Double, sigma: Double, scale: Double, minimum: Double? = nil, maximum: Double? = nil
    ) -> QuantileTable {
        precondition(sigma >= 0, "sigma is zero or more")
        return QuantileTable(limits: (minimum, maximum), scale: scale) {
            ExactMath.exp(mu + sigma * ExactMath.normalQuantile($0))
        }
    }

    /// The exponential distribution. Takes about 0.1 ms.
    public static func exponential(
        mean: Double, scale: Double, minimum: Double? = nil, maximum: Double? = nil
    ) -> QuantileTable {
        precondition(mean >= 0, "the mean of waiting times is zero or more")
        return QuantileTable(limits: (minimum ?? 0, maximum), scale: scale) { -mean * ExactMath.log1p(-$0) }
    }

    /// The beta distribution on 0...1. Takes some 10 ms. Traps unless both parameters are in 0.01...1000.
    public static func beta(alpha: Double, beta: Double, scale: Double) -> QuantileTable {
        precondition(alpha >= 0.01 && alpha <= 1000 && beta >= 0.01 && beta <= 1000, "parameters lie in 0.01...1000")
        let logBeta =
            ExactMath.logGamma(alpha) + ExactMath.logGamma(beta) - ExactMath.logGamma(alpha + beta)
        return QuantileTable(minimum: 0, maximum: 1, scale: scale) {
            ExactMath.betaQuantile($0, alpha, beta, logBeta: logBeta)
        }
    }

    private init(limits: (Double?, Double?), scale: Double, quantile: (Double) -> Double) {
        self.init(
            minimum: limits.0 ?? quantile(0x1p-52), maximum: limits.1 ?? quantile(1 - 0x1p-52), scale: scale,
            quantile: quantile)
    }
}
