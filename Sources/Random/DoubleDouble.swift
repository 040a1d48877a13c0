/// An unevaluated sum of two doubles: about 106 bits. Only for the inside of `ExactMath`.
///
/// Dekker, "A Floating-Point Technique for Extending the Available Precision", 1971. Products are split by
/// Veltkamp's method and not by a fused multiply-add, which not every processor has.
struct DoubleDouble {
    var high: Double
    var low: Double

    /// The exact sum of two numbers.
    static func sum(_ a: Double, _ b: Double) -> DoubleDouble {
        let high = a + b
        let part = high - a
        return DoubleDouble(high: high, low: (a - (high - part)) + (b - part))
    }

    /// The exact product of two numbers below 2^990 in magnitude (unless it underflows).
    static func product(_ a: Double, _ b: Double) -> DoubleDouble {
        let high = a * b
        let (aHigh, aLow) = halves(a)
        let (bHigh, bLow) = halves(b)
        return DoubleDouble(high: high, low: ((aHigh * bHigh - high) + aHigh * bLow + aLow * bHigh) + aLow * bLow)
    }

    private static func halves(_ value: Double) -> (Double, Double) {
        let shifted = value * 134_217_729
        let high = shifted - (shifted - value)
        return (high, value - high)
    }

    static func + (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
        var result = sum(a.high, b.high)
        result.low += a.low + b.low
        return sum(result.high, result.low)
    }

    static func * (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
        var result = product(a.high, b.high)
        result.low += a.high * b.low + a.low * b.high
        return sum(result.high, result.low)
    }

    static func * (a: DoubleDouble, b: Double) -> DoubleDouble {
        var result = product(a.high, b)
        result.low += a.low * b
        return sum(result.high, result.low)
    }
}
