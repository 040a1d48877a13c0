internal import LoamVocabulary
internal import LoamWorlds

/// The days on which the offices of a country work, over some years.
struct WorkCalendar: Sendable {
    private let holidays: Set<Int>

    /// - Parameter days: since 1970; a year before and after them is known, too.
    init(_ country: Country, _ days: ClosedRange<Int>) {
        let years =
            CivilDate(daysSinceEpoch: days.lowerBound).year - 1...CivilDate(daysSinceEpoch: days.upperBound).year + 1
        let calendar = country.calendar
        holidays = Set(years.flatMap { calendar.days(in: $0).map(\.daysSinceEpoch) })
    }

    func isHoliday(_ day: Int) -> Bool { holidays.contains(day) }

    func isWorkday(_ day: Int) -> Bool { CivilDate.weekday(daysSinceEpoch: day) < 5 && !holidays.contains(day) }

    /// A day, or the last workday before it.
    func workday(before day: Int) -> Int {
        var day = day
        while !isWorkday(day) { day -= 1 }
        return day
    }

    /// The first, second … workday of those that begin with a day.
    func workday(number: Int, from day: Int) -> Int {
        var (day, left) = (day, number)
        while true {
            if isWorkday(day) { left -= 1 }
            if left == 0 { return day }
            day += 1
        }
    }
}
