import LoamRandom

/// The regularised incomplete gamma functions P and Q, by series and by continued fraction (Lentz).
enum IncompleteGamma {
    /// Q(a, x) = Γ(a, x) / Γ(a), for positive a and x.
    static func upper(_ a: Double, _ x: Double) -> Double {
        if x.isInfinite { return 0 }
        return x < a + 1 ? 1 - lowerSeries(a, x) : upperFraction(a, x)
    }

    /// x^a e^-x / Γ(a)
    private static func front(_ a: Double, _ x: Double) -> Double {
        ExactMath.exp(a * ExactMath.log(x) - x - ExactMath.logGamma(a))
    }

    private static func lowerSeries(_ a: Double, _ x: Double) -> Double {
        var term = 1 / a
        var sum = term
        var denominator = a
        while term > sum * 1e-17 {
            denominator += 1
            term *= x / denominator
            sum += term
        }
        return sum * front(a, x)
    }

    private static func upperFraction(_ a: Double, _ x: Double) -> Double {
        let tiny = 1e-300
        var b = x + 1 - a
        var c = 1 / tiny
        var d = 1 / b
        var result = d
        for step in 1...100_000 {
            let coefficient = -Double(step) * (Double(step) - a)
            b += 2
            d = coefficient * d + b
            if d.magnitude < tiny { d = tiny }
            c = b + coefficient / c
            if c.magnitude < tiny { c = tiny }
            d = 1 / d
            result *= d * c
            if (d * c - 1).magnitude < 1e-15 { break }
        }
        return result * front(a, x)
    }
}
