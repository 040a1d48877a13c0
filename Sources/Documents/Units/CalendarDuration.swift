internal import LoamBytes

/// A length of time in a document: calendar months, then seconds.
///
/// Months are kept separately because their length depends on their start.
public struct CalendarDuration: Sendable, Hashable {
    /// Calendar months.
    public var months: Int
    /// Seconds on top of the months.
    public var seconds: Int

    /// A thousand years, in seconds of 30-day months: beyond what any run covers, and far from any overflow.
    public static let longest = 31_104_000_000

    /// Any values are allowed; what a document holds is never negative.
    public init(months: Int = 0, seconds: Int) {
        self.months = months
        self.seconds = seconds
    }

    /// Seconds, with 30 days to a month; the nearest Int where it does not fit. For bounds and estimates only.
    public var nominalSeconds: Int {
        let (monthSeconds, overflow) = months.multipliedReportingOverflow(by: 2_592_000)
        let (sum, carried) = monthSeconds.addingReportingOverflow(seconds)
        if overflow { return months < 0 ? .min : .max }
        if carried { return seconds < 0 ? .min : .max }
        return sum
    }

    /// The length in microseconds when it begins at `startMicros` (since 1970 UTC), so that `start + result` is the end.
    ///
    /// Months are stepped in the calendar, on a missing day to the month's last (31 January + 1mo = 28 February), then
    /// the seconds are added. The nearest Int64 where the end or the length does not fit.
    public func microseconds(from startMicros: Int64) -> Int64 {
        let byMonths = CivilDate.microseconds(startMicros, addingMonths: months)
        let (span, first) = byMonths.subtractingReportingOverflow(startMicros)
        let (rest, second) = Int64(seconds).multipliedReportingOverflow(by: 1_000_000)
        let (total, third) = span.addingReportingOverflow(rest)
        if first { return months < 0 ? .min : .max }
        if second { return seconds < 0 ? .min : .max }
        if third { return rest < 0 ? .min : .max }
        return total
    }
}

extension CalendarDuration: CustomStringConvertible {
    /// The canonical spelling, with months, days, hours, minutes and seconds: `6mo`, `1d18h`, `0s`.
    public var description: String {
        if seconds < 0 || months < 0 { return "\(months)mo\(seconds)s" }
        var text = months > 0 ? "\(months)mo" : ""
        var rest = seconds
        for (size, unit) in [(86_400, "d"), (3_600, "h"), (60, "min"), (1, "s")] where rest >= size {
            text += "\(rest / size)\(unit)"
            rest %= size
        }
        return text.isEmpty ? "0s" : text
    }
}
