public import LoamBytes

/// The holidays of a whole country, by the rules of today: offices are closed then. Days of single regions, and days that follow the moon,
/// are left out.
public struct CountryCalendar: Sendable {
    /// What happens when a holiday is on a weekend.
    public enum Substitute: Sendable {
        case none
        /// Saturday's is kept on Friday, Sunday's on Monday.
        case nearest
        /// The next working day that is no holiday.
        case nextWorkday
        /// As in Japan: for Sunday's the next day that is no holiday; and a working day between two holidays is one.
        case japan
    }

    public let holidays: [Holiday]
    public let substitute: Substitute

    /// The days of a year on which offices are closed for a holiday, in order; a day whose substitute is kept stays one, too.
    public func days(in year: Int) -> [CivilDate] {
        // The first of January may be kept on the last day of the year before.
        let original = (year - 1...year + 1).flatMap { year in
            holidays.filter { $0.since <= year }.map { $0.rule.day(in: year) }
        }.sorted()
        var days = Set(original)
        for day in original {
            switch (substitute, day.weekday) {
            case (.nearest, 6):
                days.insert(day.adding(days: -1))
            case (.nearest, 7):
                days.insert(day.adding(days: 1))
            case (.nextWorkday, 6...7), (.japan, 7):
                var next = day.adding(days: 1)
                while days.contains(next) || substitute == .nextWorkday && next.weekday >= 6 {
                    next = next.adding(days: 1)
                }
                days.insert(next)
            default:
                break
            }
        }
        if substitute == .japan {
            for (day, next) in zip(original, original.dropFirst()) where day.adding(days: 2) == next {
                if day.adding(days: 1).weekday < 7 { days.insert(day.adding(days: 1)) }
            }
        }
        return days.filter { $0.year == year }.sorted()
    }
}

extension Country {
    public var calendar: CountryCalendar {
        let substitute: CountryCalendar.Substitute =
            switch self {
            case .unitedStates: .nearest
            case .unitedKingdom: .nextWorkday
            case .japan: .japan
            default: .none
            }
        return CountryCalendar(holidays: CountryHolidays.of(self), substitute: substitute)
    }
}
