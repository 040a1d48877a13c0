/// Arithmetic of ranges: what can come out when anything in the ranges goes in. Nil where that leaves Int64.
enum Interval {
    typealias Whole = ClosedRange<Int64>
    typealias Float = ClosedRange<Double>

    private static func range(_ values: [Int128]) -> Whole? {
        guard let low = values.min().flatMap({ Int64(exactly: $0) }),
            let high = values.max().flatMap({ Int64(exactly: $0) })
        else { return nil }
        return low...high
    }

    private static func corners(_ left: Whole, _ right: Whole, _ combine: (Int128, Int128) -> Int128) -> Whole? {
        var values: [Int128] = []
        for a in [left.lowerBound, left.upperBound] {
            for b in [right.lowerBound, right.upperBound] { values.append(combine(Int128(a), Int128(b))) }
        }
        return range(values)
    }

    static func sum(_ left: Whole, _ right: Whole) -> Whole? { corners(left, right) { $0 + $1 } }
    static func difference(_ left: Whole, _ right: Whole) -> Whole? { corners(left, right) { $0 - $1 } }
    static func product(_ left: Whole, _ right: Whole) -> Whole? { corners(left, right) { $0 * $1 } }
    static func negative(_ range: Whole) -> Whole? { difference(0...0, range) }

    static func minimum(_ left: Whole, _ right: Whole) -> Whole {
        min(left.lowerBound, right.lowerBound)...min(left.upperBound, right.upperBound)
    }

    static func maximum(_ left: Whole, _ right: Whole) -> Whole {
        max(left.lowerBound, right.lowerBound)...max(left.upperBound, right.upperBound)
    }

    static func absolute(_ range: Whole) -> Whole? {
        guard let negated = negative(range) else { return nil }
        if range.lowerBound >= 0 { return range }
        return range.upperBound <= 0 ? negated : 0...max(range.upperBound, negated.upperBound)
    }

    static func hull(_ left: Whole, _ right: Whole) -> Whole {
        min(left.lowerBound, right.lowerBound)...max(left.upperBound, right.upperBound)
    }

    /// The divisor's range without zero, as the ends that matter.
    private static func divisors(_ range: Whole) -> [Int64] {
        var ends = [range.lowerBound, range.upperBound]
        if range.contains(-1) { ends.append(-1) }
        if range.contains(1) { ends.append(1) }
        return ends.filter { $0 != 0 }
    }

    /// Quotients rounded down; the divisor is known not to be zero.
    static func quotient(_ left: Whole, _ right: Whole) -> Whole? {
        var values: [Int128] = []
        for a in [left.lowerBound, left.upperBound] {
            for b in divisors(right) { values.append(floored(Int128(a), Int128(b))) }
        }
        return range(values)
    }

    static func floored(_ a: Int128, _ b: Int128) -> Int128 {
        let quotient = a / b
        return a % b != 0 && (a < 0) != (b < 0) ? quotient - 1 : quotient
    }

    /// Rests of division, which have the divisor's sign.
    static func rest(_ left: Whole, _ right: Whole) -> Whole? {
        if left.lowerBound == left.upperBound, right.lowerBound == right.upperBound, right.lowerBound != 0 {
            let (a, b) = (Int128(left.lowerBound), Int128(right.lowerBound))
            return range([a - floored(a, b) * b])
        }
        guard let low = Int64(exactly: min(0, Int128(right.lowerBound) + 1)),
            let high = Int64(exactly: max(0, Int128(right.upperBound) - 1))
        else { return nil }
        return low...high
    }

    static func shrunk(_ range: Whole, _ divisor: Int64, _ rounding: Operation.Rounding) -> Whole {
        WholeMath.shrunk(range.lowerBound, divisor, rounding)...WholeMath.shrunk(range.upperBound, divisor, rounding)
    }
}

extension Interval {
    private static func finite(_ values: [Double]) -> Float? {
        guard let low = values.min(), let high = values.max(), values.allSatisfy(\.isFinite) else { return nil }
        return low...high
    }

    private static func corners(_ left: Float, _ right: Float, _ combine: (Double, Double) -> Double) -> Float? {
        var values: [Double] = []
        for a in [left.lowerBound, left.upperBound] {
            for b in [right.lowerBound, right.upperBound] { values.append(combine(a, b)) }
        }
        return finite(values)
    }

    static func sum(_ left: Float, _ right: Float) -> Float? { corners(left, right) { $0 + $1 } }
    static func difference(_ left: Float, _ right: Float) -> Float? { corners(left, right) { $0 - $1 } }
    static func product(_ left: Float, _ right: Float) -> Float? { corners(left, right) { $0 * $1 } }
    static func negative(_ range: Float) -> Float { -range.upperBound ... -range.lowerBound }

    static func minimum(_ left: Float, _ right: Float) -> Float {
        min(left.lowerBound, right.lowerBound)...min(left.upperBound, right.upperBound)
    }

    static func maximum(_ left: Float, _ right: Float) -> Float {
        max(left.lowerBound, right.lowerBound)...max(left.upperBound, right.upperBound)
    }

    static func absolute(_ range: Float) -> Float {
        if range.lowerBound >= 0 { return range }
        let negated = negative(range)
        return range.upperBound <= 0 ? negated : 0...max(range.upperBound, negated.upperBound)
    }

    static func hull(_ left: Float, _ right: Float) -> Float {
        min(left.lowerBound, right.lowerBound)...max(left.upperBound, right.upperBound)
    }

    /// Quotients by a divisor that is never nearer to zero than `least`.
    static func quotient(_ left: Float, _ right: Float, least: Double) -> Float? {
        var ends = [right.lowerBound, right.upperBound]
        if right.contains(-least) { ends.append(-least) }
        if right.contains(least) { ends.append(least) }
        var values: [Double] = []
        for a in [left.lowerBound, left.upperBound] {
            for b in ends where b.magnitude >= least && b != 0 { values.append(a / b) }
        }
        return finite(values)
    }

    /// Numbers times `power`, rounded to whole units.
    static func rounded(_ range: Float, _ power: Double, _ rounding: Operation.Rounding) -> Whole? {
        let limit = 9.0e18
        guard (range.lowerBound * power).magnitude < limit, (range.upperBound * power).magnitude < limit else {
            return nil
        }
        return WholeMath.rounded(
            range.lowerBound * power, rounding)...WholeMath.rounded(range.upperBound * power, rounding)
    }
}
