internal import LoamBytes

/// When a holiday is.
public enum HolidayRule: Sendable, Equatable {
    case fixed(month: Int, day: Int)
    /// So many days after Easter Sunday.
    case easter(days: Int)
    /// The first, second … of a weekday (1 for Monday) in a month; -1 for the last.
    case weekday(Int, nth: Int, month: Int)
    /// A fixed day, or the day before if that is a Sunday.
    case notSunday(month: Int, day: Int)
    /// The days on which spring and autumn begin in Japan; the formula holds from 1980 to 2099.
    case equinox(month: Int)

    func day(in year: Int) -> CivilDate {
        switch self {
        case .fixed(let month, let day):
            return CivilDate(year: year, month: month, day: day)
        case .easter(let days):
            return CivilDate.easter(year).adding(days: days)
        case .weekday(let weekday, let nth, let month):
            if nth < 0 {
                let next = CivilDate(year: month == 12 ? year + 1 : year, month: month % 12 + 1, day: 1)
                let last = next.adding(days: -1)
                return last.adding(days: -((last.weekday - weekday + 7) % 7))
            }
            let first = CivilDate(year: year, month: month, day: 1)
            return first.adding(days: (weekday - first.weekday + 7) % 7 + 7 * (nth - 1))
        case .notSunday(let month, let day):
            let date = CivilDate(year: year, month: month, day: day)
            return date.weekday == 7 ? date.adding(days: -1) : date
        case .equinox(let month):
            let years = year - 1980
            let days = (month == 3 ? 20.8431 : 23.2488) + 0.242194 * Double(years)
            return CivilDate(year: year, month: month, day: Int(days) - years / 4)
        }
    }
}
