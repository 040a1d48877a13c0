/// The instants of an effect's window as cells have them.
enum Window {
    /// Microseconds of seconds; empty where the end comes first.
    static func microseconds(_ start: Int64, _ end: Int64) -> Range<Int64> {
        start * 1_000_000..<max(start, end) * 1_000_000
    }
}
