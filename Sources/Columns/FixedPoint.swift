/// Floating-point cells are published with a fixed count of decimals; this is the one place that rounds them.
public enum FixedPoint {
    /// `value` in units of 10^-decimals, rounded half away from zero; nil where it is not finite or too large.
    @inlinable public static func units(_ value: Double, power: Double) -> Int64? {
        let scaled = (value * power).rounded(.toNearestOrAwayFromZero)
        return scaled.magnitude < 9e18 ? Int64(scaled) : nil
    }

    /// 10 to the count of decimals; exact, since it is at most 9.
    static func power(_ decimals: Int) -> Double {
        var power = 1.0
        for _ in 0..<decimals { power *= 10 }
        return power
    }

    /// The word of a cell in content digests: its units; nil where it has none.
    static func word(_ value: Double, decimals: Int) -> UInt64? {
        units(value, power: power(decimals)).map { UInt64(bitPattern: $0) }
    }
}
