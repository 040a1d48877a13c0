extension ExactMath {
    /// e to the power x. Error below 1 ulp.
    ///
    /// inf above 709.78…, 0 below -745.13…, nan for nan.
    public static func exp(_ x: Double) -> Double {
        exponential(DoubleDouble(high: x, low: 0))
    }

    /// e to the power x, less one, accurate for small x too. Error below 2 ulp.
    ///
    /// -1 at -inf, inf above 709.78…, nan for nan; ±0 is returned as it is.
    public static func expm1(_ x: Double) -> Double {
        if x.magnitude < 0x1p-54 { return x }
        if x.magnitude < 0.35 { return x + x * x * exponentialSeriesFromSecond(x) }
        if x < -40 { return -1 }
        guard x < 700 else { return exp(x) }
        let (exponent, rest) = reduced(DoubleDouble(high: x, low: 0))
        let square = rest.high * rest.high
        let growth = rest.high + (rest.low + square * exponentialSeriesFromSecond(rest.high))
        // 2^k (1 + growth) - 1 without losing the digits of growth to either 1.
        if exponent > 56 { return scaled(1 + growth, by: exponent) }
        return scaled(growth + (1 - scaled(1, by: -exponent)), by: exponent)
    }

    /// e to the power of a pair.
    static func exponential(_ x: DoubleDouble) -> Double {
        guard x.high < 709.782_712_893_384_1 else { return x.high.isNaN ? x.high : .infinity }
        guard x.high > -745.133_219_101_941_2 else { return x.high.isNaN ? x.high : 0 }
        let (exponent, rest) = reduced(x)
        let curve = rest.high * rest.high * exponentialSeriesFromSecond(rest.high)
        // The two large terms are added without loss, so that little but the last rounding is left.
        let line = DoubleDouble.sum(1, rest.high)
        return scaled(line.high + (line.low + (rest.low + curve)), by: exponent)
    }

    /// x = exponent × ln 2 + rest with |rest| at most half of ln 2.
    private static func reduced(_ x: DoubleDouble) -> (exponent: Int, rest: DoubleDouble) {
        let exponent = Int(x.high * log2OfE + (x.high < 0 ? -0.5 : 0.5))
        let scale = Double(exponent)
        // The first difference is exact: the product has spare bits and the operands are close.
        let rest = DoubleDouble.sum(x.high - scale * ln2High, -(scale * ln2Low))
        // Summed again, because the series is only taken of the high part: the low one has to be below its last place.
        return (exponent, DoubleDouble.sum(rest.high, rest.low + x.low))
    }

    /// 1/2! + r/3! + r²/4! …: (e^r - 1 - r) / r² for |r| up to 0.35.
    private static func exponentialSeriesFromSecond(_ r: Double) -> Double {
        let upper = 1.0 / 40_320 + r * (1.0 / 362_880 + r * (1.0 / 3_628_800 + r * (1.0 / 39_916_800 + r * last(r))))
        let middle = 1.0 / 720 + r * (1.0 / 5_040 + r * upper)
        return 0.5 + r * (1.0 / 6 + r * (1.0 / 24 + r * (1.0 / 120 + r * middle)))
    }

    private static func last(_ r: Double) -> Double {
        1.0 / 479_001_600 + r * (1.0 / 6_227_020_800 + r * (1.0 / 87_178_291_200))
    }
}
