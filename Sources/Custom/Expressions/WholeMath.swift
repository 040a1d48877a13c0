/// Rounding, as kernels and ranges both do it. Never traps.
enum WholeMath {
    /// `value` divided by a constant above zero.
    @inline(__always)
    static func shrunk(_ value: Int64, _ divisor: Int64, _ rounding: Operation.Rounding) -> Int64 {
        let quotient = value / divisor
        let rest = value &- quotient &* divisor
        switch rounding {
        case .down: return rest < 0 ? quotient &- 1 : quotient
        case .up: return rest > 0 ? quotient &+ 1 : quotient
        case .nearest:
            // Half away from zero, without doubling what may not fit.
            let far = rest.magnitude >= divisor.magnitude - rest.magnitude
            return far ? quotient &+ (value < 0 ? -1 : 1) : quotient
        }
    }

    /// A number as a whole one; zero if it does not fit, which is never used.
    @inline(__always)
    static func rounded(_ value: Double, _ rounding: Operation.Rounding) -> Int64 {
        guard value.magnitude < 9.1e18 else { return 0 }
        switch rounding {
        case .nearest: return Int64(value.rounded(.toNearestOrAwayFromZero))
        case .down: return Int64(value.rounded(.down))
        case .up: return Int64(value.rounded(.up))
        }
    }

    /// The quotient rounded down; a divisor of zero counts as one.
    @inline(__always)
    static func floored(_ value: Int64, _ divisor: Int64) -> Int64 {
        // -1 is a separate case because Int64.min / -1 does not fit.
        if divisor == -1 { return 0 &- value }
        let safe = divisor == 0 ? 1 : divisor
        let quotient = value / safe
        return value &- quotient &* safe != 0 && (value < 0) != (safe < 0) ? quotient &- 1 : quotient
    }

    /// 10 to the power of 0 to 18.
    static func power(_ exponent: Int) -> Int64 { (0..<exponent).reduce(Int64(1)) { power, _ in power &* 10 } }

    static func floatPower(_ exponent: Int) -> Double { Double(power(exponent)) }
}

/// Division by a constant above zero, without the processor's slow division. Exact.
struct ConstantDivisor {
    private let divisor: UInt64
    private let inverse: UInt64

    init(_ divisor: Int64) {
        self.divisor = UInt64(max(1, divisor))
        inverse = .max / self.divisor
    }

    /// As `WholeMath.shrunk`.
    @inline(__always)
    func shrunk(_ value: Int64, _ rounding: Operation.Rounding) -> Int64 {
        let magnitude = value.magnitude
        // The estimate is the quotient or one less.
        var quotient = magnitude.multipliedFullWidth(by: inverse).high
        var rest = magnitude &- quotient &* divisor
        if rest >= divisor {
            quotient &+= 1
            rest &-= divisor
        }
        switch (rounding, value < 0) {
        case (.down, true), (.up, false): if rest > 0 { quotient &+= 1 }
        case (.nearest, _): if rest >= divisor &- rest { quotient &+= 1 }
        default: break
        }
        let signed = Int64(bitPattern: quotient)
        return value < 0 ? 0 &- signed : signed
    }
}
