internal import Glibc

/// Wall-clock time as text, for logs and file names only; nothing that makes data knows it.
public enum WallClock {
    /// Local time as `2025-12-05 08:01:05,202`.
    public static func logTime() -> String {
        let (parts, milliseconds) = now()
        return "\(date(parts, "-")) \(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec))"
            + ",\(padded(milliseconds, 3))"
    }

    /// Local time as `20251205_080105`.
    public static func stamp() -> String {
        let (parts, _) = now()
        return "\(date(parts, ""))_\(two(parts.tm_hour))\(two(parts.tm_min))\(two(parts.tm_sec))"
    }

    /// Microseconds since 1970 UTC, for records of runs.
    public static func microseconds() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1_000
    }

    private static func now() -> (tm, Int) {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        var parts = tm()
        localtime_r(&time.tv_sec, &parts)
        return (parts, Int(time.tv_nsec / 1_000_000))
    }

    private static func date(_ parts: tm, _ separator: String) -> String {
        padded(Int(parts.tm_year) + 1900, 4) + separator + two(parts.tm_mon + 1) + separator + two(parts.tm_mday)
    }

    private static func two(_ value: Int32) -> String { padded(Int(value), 2) }

    private static func padded(_ value: Int, _ width: Int) -> String {
        let digits = String(value)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}
