extension ExactMath {
    /// The regularised incomplete beta function I_x(a, b): the chance that a beta variable is below x. 0 and 1 outside of
    /// 0...1; relative error about 1e-13 for parameters below 1000. nan unless both parameters are positive.
    public static func incompleteBeta(_ x: Double, _ a: Double, _ b: Double) -> Double {
        guard a > 0, b > 0 else { return .nan }
        return exp(logIncompleteBeta(x, a, b, logBeta: logGamma(a) + logGamma(b) - logGamma(a + b)))
    }

    /// The x with I_x(a, b) = p, for p in (0, 1) and positive parameters. Error about 1e-12 of the smaller of x and 1 - x.
    public static func betaQuantile(_ p: Double, _ a: Double, _ b: Double) -> Double {
        betaQuantile(p, a, b, logBeta: logGamma(a) + logGamma(b) - logGamma(a + b))
    }

    /// The regularised incomplete beta function I_x(a, b) for positive a and b and x in 0...1, as its logarithm, so
    /// that far tails do not underflow. Relative error of the function about 1e-13 for parameters below 1000.
    static func logIncompleteBeta(_ x: Double, _ a: Double, _ b: Double, logBeta: Double) -> Double {
        if x <= 0 { return -.infinity }
        if x >= 1 { return 0 }
        let front = a * log(x) + b * log1p(-x) - logBeta
        if x < (a + 1) / (a + b + 2) { return front - log(a) + log(betaFraction(x, a, b)) }
        return log1p(-exp(front - log(b) + log(betaFraction(1 - x, b, a))))
    }

    /// The x with I_x(a, b) = p, for p in (0, 1). Error about 1e-12 of the smaller of x and 1 - x.
    static func betaQuantile(_ p: Double, _ a: Double, _ b: Double, logBeta: Double) -> Double {
        // The nearer tail is followed in the logarithm, where the function is almost straight.
        if p > 0.5 { return 1 - lowerBetaQuantile(1 - p, b, a, logBeta) }
        return lowerBetaQuantile(p, a, b, logBeta)
    }

    private static func lowerBetaQuantile(_ p: Double, _ a: Double, _ b: Double, _ logBeta: Double) -> Double {
        let target = log(p)
        var y = min((target + log(a) + logBeta) / a, -1e-17)
        var lower = -Double.infinity
        var upper = 0.0
        for _ in 0..<200 {
            let x = exp(y)
            if x == 0 { return 0 }
            let value = logIncompleteBeta(x, a, b, logBeta: logBeta)
            let difference = value - target
            if difference == 0 { break }
            if difference < 0 { lower = y } else { upper = y }
            // d log I / d log x
            let slope = exp(a * y + (b - 1) * log1p(-x) - logBeta - value)
            var next = y - difference / slope
            if !(next > lower && next < upper) { next = lower.isFinite ? 0.5 * (lower + upper) : 2 * y - 1 }
            if (next - y).magnitude <= 1e-15 * max(1, y.magnitude) { return exp(next) }
            y = next
        }
        return exp(y)
    }

    /// The continued fraction of I_x, by Lentz's method in Thompson and Barnett's form (1986).
    private static func betaFraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
        func guarded(_ value: Double) -> Double { value.magnitude < 1e-300 ? 1e-300 : value }
        var c = 1.0
        var d = 1 / guarded(1 - (a + b) * x / (a + 1))
        var result = d
        for step in 1...500 {
            let m = Double(step)
            let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
            d = 1 / guarded(1 + even * d)
            c = guarded(1 + even / c)
            result *= d * c
            let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
            d = 1 / guarded(1 + odd * d)
            c = guarded(1 + odd / c)
            result *= d * c
            if (d * c - 1).magnitude < 1e-15 { break }
        }
        return result
    }
}
