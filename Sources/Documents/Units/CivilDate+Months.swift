internal import LoamBytes

extension CivilDate {
    /// The moment some calendar months later at the same time of day; the nearest Int64 where it does not fit.
    static func microseconds(_ start: Int64, addingMonths months: Int) -> Int64 {
        // Int64 microseconds span fewer than 600,000 years.
        if months > 7_200_000 { return .max }
        if months < -7_200_000 { return .min }
        var days = start / TimestampText.microsecondsPerDay
        if start % TimestampText.microsecondsPerDay < 0 { days -= 1 }
        let (midnight, _) = days.multipliedReportingOverflow(by: TimestampText.microsecondsPerDay)
        let timeOfDay = start &- midnight
        let date = CivilDate(daysSinceEpoch: Int(days))
        let monthNumber = date.year * 12 + date.month - 1 + months
        var year = monthNumber / 12
        if monthNumber % 12 < 0 { year -= 1 }
        let month = monthNumber - year * 12 + 1
        let day = min(date.day, daysIn(month: month, year: year))
        let target = CivilDate(year: year, month: month, day: day).daysSinceEpoch
        let (micros, first) = Int64(target).multipliedReportingOverflow(by: TimestampText.microsecondsPerDay)
        let (sum, second) = micros.addingReportingOverflow(timeOfDay)
        if first || second { return target < 0 ? .min : .max }
        return sum
    }
}
