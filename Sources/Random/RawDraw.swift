/// What can be made of one raw draw without asking for another.
extension UInt64 {
    /// This draw as an integer in `0..<bound`, by multiply and shift, without rejection.
    ///
    /// The chance of each result is off by less than `bound` / 2^64 of itself: below 2^-32 for bounds under 2^32.
    /// Nondecreasing in the draw. `RandomStream.below` is exact. A bound of zero gives zero; never traps.
    @inlinable
    public func scaled(below bound: UInt64) -> UInt64 {
        multipliedFullWidth(by: bound).high
    }

    /// This draw as a multiple of 2^-53 in [0, 1), made of its upper 53 bits. Nondecreasing in the draw.
    @inlinable
    public var unitInterval: Double {
        Double(Int64(truncatingIfNeeded: self >> 11)) * 0x1p-53
    }

    /// This draw as an odd multiple of 2^-53 strictly inside (0, 1), made of its upper 52 bits: never 0, never 1,
    /// symmetric about one half. For inverse transforms whose ends are infinite. Nondecreasing in the draw.
    @inlinable
    public var openUnitInterval: Double {
        (Double(Int64(truncatingIfNeeded: self >> 12)) + 0.5) * 0x1p-52
    }
}
