/// The proleptic Gregorian calendar in UTC, as arithmetic.
struct CivilDate: Equatable {
    var year: Int
    var month: Int
    var day: Int

    static let microsecondsPerDay: Int64 = 86_400_000_000

    /// The date of a day counted from 1970-01-01.
    init(daysSince1970 days: Int) {
        // Eras of 400 years that begin on 1 March keep the leap day last.
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    /// A date that must exist: month 1...12, day within the month.
    init(year: Int, month: Int, day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }

    /// Days since 1970-01-01.
    var daysSince1970: Int {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    static func daysInMonth(year: Int, month: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// The moment some calendar months later at the same time of day; the nearest Int64 where it does not fit.
    static func microseconds(_ start: Int64, addingMonths months: Int) -> Int64 {
        // Int64 microseconds span fewer than 600,000 years.
        if months > 7_200_000 { return .max }
        if months < -7_200_000 { return .min }
        var days = start / microsecondsPerDay
        if start % microsecondsPerDay < 0 { days -= 1 }
        let (midnight, _) = days.multipliedReportingOverflow(by: microsecondsPerDay)
        let timeOfDay = start &- midnight
        let date = CivilDate(daysSince1970: Int(days))
        let monthNumber = date.year * 12 + date.month - 1 + months
        var year = monthNumber / 12
        if monthNumber % 12 < 0 { year -= 1 }
        let month = monthNumber - year * 12 + 1
        let day = min(date.day, daysInMonth(year: year, month: month))
        let target = CivilDate(year: year, month: month, day: day).daysSince1970
        let (micros, first) = Int64(target).multipliedReportingOverflow(by: microsecondsPerDay)
        let (sum, second) = micros.addingReportingOverflow(timeOfDay)
        if first || second { return target < 0 ? .min : .max }
        return sum
    }
}
