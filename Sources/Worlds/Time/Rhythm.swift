internal import LoamBytes

/// How demand follows the clock and the week when nothing else happens. UTC is the shop's local time.
public enum Rhythm {
    /// Relative demand at each full hour; between hours it changes linearly. Quiet at four, busiest at eight in the evening.
    public static let byHour: [Double] = [
        0.62, 0.42, 0.31, 0.25, 0.24, 0.30, 0.44, 0.63, 0.83, 0.99, 1.10, 1.18,
        1.27, 1.23, 1.15, 1.12, 1.15, 1.25, 1.42, 1.62, 1.70, 1.57, 1.25, 0.90,
    ]
    /// Relative demand from Monday to Sunday.
    public static let byWeekday: [Double] = [0.98, 0.95, 0.95, 0.97, 1.02, 1.06, 1.07]

    /// Relative demand at an instant, in seconds since 1970 UTC. Its mean over whole weeks is about 1.
    public static func demand(at second: Int64) -> Double {
        let day = second >= 0 ? second / 86_400 : (second - 86_399) / 86_400
        let inDay = Double(second - day * 86_400) / 3600
        let hour = min(Int(inDay), 23)
        let share = inDay - Double(hour)
        let byClock = byHour[hour] * (1 - share) + byHour[(hour + 1) % 24] * share
        return byClock * byWeekday[CivilDate.weekday(daysSinceEpoch: Int(day))]
    }
}
