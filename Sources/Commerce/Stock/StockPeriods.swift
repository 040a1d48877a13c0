internal import LoamWorlds

/// The periods in which stock is counted: hours in runs of up to two weeks, days up to a year, weeks beyond.
struct StockPeriods: Sendable {
    let start: Int64
    let end: Int64
    /// Seconds.
    let length: Int64
    let count: Int

    private static let day: Int64 = 86_400

    init(_ setting: CommerceSetting) {
        start = setting.start.seconds
        end = setting.end.seconds
        let span = end - start
        length = span <= 14 * Self.day ? 3600 : span <= 366 * Self.day ? Self.day : 7 * Self.day
        count = Int((span + length - 1) / length)
    }

    /// The period of an instant inside the run.
    @inline(__always)
    func index(of time: Int64) -> Int { Int(truncatingIfNeeded: (time &- start) / length) }

    func start(of period: Int) -> Int64 { start + Int64(period) * length }

    /// The first instant after a period.
    func end(of period: Int) -> Int64 { min(end, start + Int64(period + 1) * length) }
}
