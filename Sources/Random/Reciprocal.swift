/// Division of many numbers by one, without the processor's slow division. Exact.
@usableFromInline
struct Reciprocal: Sendable {
    @usableFromInline let divisor: UInt64
    @usableFromInline let inverse: UInt64

    /// For a divisor above zero.
    @inlinable
    init(_ divisor: UInt64) {
        self.divisor = divisor
        inverse = .max / divisor
    }

    /// The whole quotient and the remainder.
    @inlinable
    func divide(_ dividend: UInt64) -> (quotient: UInt64, remainder: UInt64) {
        // The estimate is the quotient or one less: inverse falls short of 2^64 / divisor by at most one.
        let estimate = dividend.multipliedFullWidth(by: inverse).high
        let rest = dividend &- estimate &* divisor
        let isShort = rest >= divisor
        return (estimate &+ (isShort ? 1 : 0), rest &- (isShort ? divisor : 0))
    }
}
