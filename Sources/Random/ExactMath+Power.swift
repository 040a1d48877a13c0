extension ExactMath {
    /// x to the power y. Error below 1 ulp.
    ///
    /// Special cases as in IEEE 754 `pow`: pow(x, 0) and pow(1, y) are 1 even for nan; a negative x needs an integral
    /// y (else nan) and gives a negative result when y is odd; zeroes and infinities keep the sign the same way.
    public static func pow(_ x: Double, _ y: Double) -> Double {
        if y == 0 || x == 1 { return 1 }
        if x.isNaN || y.isNaN { return .nan }
        let magnitude = x.magnitude
        if y.isInfinite {
            if magnitude == 1 { return 1 }
            return (magnitude > 1) == (y > 0) ? .infinity : 0
        }
        let negative = x.sign == .minus && isOdd(y)
        if magnitude == 0 || magnitude == .infinity {
            let result: Double = (magnitude == 0) == (y > 0) ? 0 : .infinity
            return negative ? -result : result
        }
        if x < 0 && !isIntegral(y) { return .nan }
        let result = positivePower(magnitude, y)
        return negative ? -result : result
    }

    private static func positivePower(_ x: Double, _ y: Double) -> Double {
        if x == 1 { return 1 }
        let logarithm = logarithmPair(x)
        // |log x| is at least 2^-53 and at most 745, so beyond these exponents the result is known.
        if y.magnitude >= 0x1p64 { return (logarithm.high > 0) == (y > 0) ? .infinity : 0 }
        if y.magnitude < 0x1p-64 { return 1 }
        return exponential(logarithm * y)
    }

    private static func isIntegral(_ y: Double) -> Bool {
        y.magnitude >= 0x1p53 || Double(Int64(y)) == y
    }

    private static func isOdd(_ y: Double) -> Bool {
        y.magnitude < 0x1p53 && Double(Int64(y)) == y && Int64(y) & 1 == 1
    }
}
