internal import LoamWorlds

/// Parts of a day of the calendar.
enum DateParts {
    /// Of days since 1970-01-01.
    @inline(__always)
    static func value(_ part: Operation.DatePart, _ day: Int64) -> Int64 {
        let days = Int(day)
        switch part {
        case .year: return Int64(CivilDate(daysSinceEpoch: days).year)
        case .month: return Int64(CivilDate(daysSinceEpoch: days).month)
        case .day: return Int64(CivilDate(daysSinceEpoch: days).day)
        case .weekday: return Int64(CivilDate.weekday(daysSinceEpoch: days) + 1)
        }
    }
}
