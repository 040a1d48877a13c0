public import LoamDocuments

/// A moment, in microseconds since 1970 UTC: the unit in which cells hold instants.
///
/// Distances are microseconds, too. Kernels that count in seconds take `seconds` once, before their loops.
public struct Instant: Sendable, Hashable {
    public var microseconds: Int64

    public init(microseconds: Int64) { self.microseconds = microseconds }

    public init(seconds: Int64) { microseconds = seconds * 1_000_000 }

    /// Midnight of a day, counted from 1970-01-01.
    public init(day: Int) { self.init(seconds: Int64(day) * 86_400) }

    /// Whole seconds since 1970 UTC, rounded down.
    public var seconds: Int64 { floor(by: 1_000_000) }

    /// The day, counted from 1970-01-01, rounded down.
    public var day: Int { Int(floor(by: 86_400_000_000)) }

    private func floor(by unit: Int64) -> Int64 {
        let (quotient, rest) = microseconds.quotientAndRemainder(dividingBy: unit)
        return rest < 0 ? quotient - 1 : quotient
    }

    /// The end of a duration that begins now: months by the calendar, then seconds. The nearest instant there is where it lies
    /// beyond all of them.
    public func adding(_ duration: CalendarDuration) -> Instant {
        let length = duration.microseconds(from: microseconds)
        let (end, isBeyond) = microseconds.addingReportingOverflow(length)
        return Instant(microseconds: isBeyond ? (length < 0 ? .min : .max) : end)
    }
}

extension Instant: Strideable {
    public static func < (left: Instant, right: Instant) -> Bool { left.microseconds < right.microseconds }
    public func distance(to other: Instant) -> Int64 { other.microseconds - microseconds }
    public func advanced(by microseconds: Int64) -> Instant { Instant(microseconds: self.microseconds + microseconds) }
}

extension Range where Bound == Instant {
    /// Whether it holds the instant of a cell, for laws. Null is outside.
    public func contains(cell microseconds: Int64) -> Bool { contains(Instant(microseconds: microseconds)) }
}
