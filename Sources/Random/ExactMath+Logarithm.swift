extension ExactMath {
    /// The natural logarithm. Error below 1 ulp.
    ///
    /// log(±0) is -inf, log(inf) is inf, log of a negative number or nan is nan; subnormal numbers are served.
    public static func log(_ x: Double) -> Double {
        guard x > 0 else { return x == 0 ? -.infinity : .nan }
        guard x < .infinity else { return x }
        let (exponent, fraction) = split(x)
        // log(1 + f) = 2 atanh(s) with s = f / (2 + f), |s| < 0.172; f is exact, so everything but f is a correction.
        let s = fraction / (2 + fraction)
        let half = 0.5 * fraction * fraction
        let tail = s * (half + atanhSeries(s * s))
        let scale = Double(exponent)
        if exponent == 0 { return fraction - (half - tail) }
        return scale * ln2High - ((half - (tail + scale * ln2Low)) - fraction)
    }

    /// log(1 + x), accurate for small x too. Error below 2 ulp.
    ///
    /// -inf at -1, nan below -1 and for nan, inf at inf; ±0 is returned as it is.
    public static func log1p(_ x: Double) -> Double {
        guard x > -1, x < .infinity else { return x == -1 ? -.infinity : (x == .infinity ? x : .nan) }
        if x.magnitude < 0x1p-54 { return x }
        if x > -0.29, x < 0.41 {
            let s = x / (2 + x)
            let half = 0.5 * x * x
            return x - (half - s * (half + atanhSeries(s * s)))
        }
        let sum = DoubleDouble.sum(1, x)
        return log(sum.high) + sum.low / sum.high
    }

    /// 2z/3 + 2z²/5 + 2z³/7 …: what (2 atanh s) / s has above 2, for z = s² up to 0.0295.
    static func atanhSeries(_ z: Double) -> Double {
        z * (2.0 / 3 + z * atanhSeriesFromFifth(z))
    }

    /// 2/5 + 2z/7 + 2z²/9 …
    static func atanhSeriesFromFifth(_ z: Double) -> Double {
        let upper = 2.0 / 15 + z * (2.0 / 17 + z * (2.0 / 19 + z * (2.0 / 21 + z * (2.0 / 23))))
        return 2.0 / 5 + z * (2.0 / 7 + z * (2.0 / 9 + z * (2.0 / 11 + z * (2.0 / 13 + z * upper))))
    }

    /// The logarithm of a positive finite number to about 2^-65 of itself, for `pow`.
    static func logarithmPair(_ x: Double) -> DoubleDouble {
        let (exponent, fraction) = split(x)
        // s = f / (2 + f) with the remainder of the division.
        let divisor = DoubleDouble.sum(2, fraction)
        let quotient = fraction / divisor.high
        let back = DoubleDouble.product(quotient, divisor.high)
        let remainder = ((fraction - back.high) - back.low) - quotient * divisor.low
        let s = DoubleDouble(high: quotient, low: remainder / divisor.high)
        let z = s * s
        let twoThirds = DoubleDouble(high: 0x1.5555555555555p-1, low: 0x1.5555555555555p-55)
        let fifth = z.high * z.high * s.high * atanhSeriesFromFifth(z.high)
        let logarithm = (s * 2) + (s * z * twoThirds + DoubleDouble(high: fifth, low: 0))
        let scale = Double(exponent)
        var base = DoubleDouble.product(scale, ln2Low)
        base.low += scale * ln2Rest
        return DoubleDouble(high: scale * ln2High, low: 0) + (base + logarithm)
    }
}
