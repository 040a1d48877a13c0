/// Elementary functions that give the same bits on every processor.
///
/// The functions of libm differ between systems and processors in their last digit, so nothing that reaches
/// generated output may use them. These use only the four IEEE operations, square root and integer arithmetic, which
/// are exactly rounded everywhere; their errors (largest seen against 50-digit references) are given at each function
/// and in docs/random.md. All are pure, never trap, and take 5 to 40 ns.
public enum ExactMath {
    /// ln 2 cut to 32 bits, so that its product with any exponent is exact.
    static let ln2High = 0x1.62e42feep-1
    /// What `ln2High` leaves of ln 2.
    static let ln2Low = 0x1.a39ef35793c76p-33
    /// What `ln2High` and `ln2Low` leave.
    static let ln2Rest = 0x1.cc01f97b57a08p-87
    /// 1 / ln 2.
    static let log2OfE = 0x1.71547652b82fep+0
    /// Half the logarithm of 2π.
    static let halfLogOfTwoPi = 0x1.d67f1c864beb5p-1

    /// Splits a positive finite number into 2^exponent × (1 + fraction) with 1 + fraction in [√½, √2).
    static func split(_ x: Double) -> (exponent: Int, fraction: Double) {
        var bits = x.bitPattern
        var exponent = 0
        if x < 0x1p-1022 {
            bits = (x * 0x1p54).bitPattern
            exponent = -54
        }
        exponent += Int(bits >> 52) - 1023
        var significand = Double(bitPattern: bits & 0x000F_FFFF_FFFF_FFFF | 0x3FF0_0000_0000_0000)
        if significand >= 0x1.6a09e667f3bcdp+0 {
            significand *= 0.5
            exponent += 1
        }
        return (exponent, significand - 1)
    }

    /// `value` × 2^exponent for exponents in -1100...1024, rounded once.
    static func scaled(_ value: Double, by exponent: Int) -> Double {
        func power(_ exponent: Int) -> Double { Double(bitPattern: UInt64(exponent + 1023) << 52) }
        if exponent > 1023 { return value * power(1023) * power(exponent - 1023) }
        // The first step stays normal, so only the second rounds.
        if exponent < -1021 { return value * power(exponent + 200) * power(-200) }
        return value * power(exponent)
    }
}
