internal import LoamVocabulary
internal import LoamWorlds

/// When payments happen, by the clock and the calendar of their country.
enum PaymentRhythm: Int, CaseIterable, Sendable {
    case shops, evenings, leisure, days, offices
    /// Set days of a month: one or two paydays, the first and the fifth working day's like, the last day.
    case payday, firstOfMonth, fifthOfMonth, lastOfMonth

    /// Relative weight at each full hour of a day, and from Monday to Sunday; on a holiday that of `holiday` counts.
    private var shape: (hours: [Double], week: [Double], holiday: Double) {
        switch self {
        case .shops:
            (
                [
                    0.1, 0.06, 0.04, 0.03, 0.04, 0.1, 0.4, 1.0, 1.7, 2.2, 2.6, 2.9, 3.0, 2.7, 2.5, 2.6, 2.9, 3.2, 3.0,
                    2.2, 1.4, 0.9, 0.5, 0.2,
                ],
                [0.9, 0.92, 0.95, 1.0, 1.2, 1.35, 0.7], 0.5
            )
        case .evenings:
            (
                [
                    0.7, 0.4, 0.25, 0.2, 0.2, 0.3, 0.5, 0.8, 1.1, 1.4, 1.5, 1.5, 1.6, 1.5, 1.5, 1.5, 1.6, 1.8, 2.1, 2.5,
                    2.8, 2.7, 2.1, 1.3,
                ],
                [1.0, 0.98, 0.98, 0.98, 1.0, 1.0, 1.1], 1.05
            )
        case .leisure:
            (
                [
                    0.5, 0.3, 0.2, 0.1, 0.1, 0.2, 0.5, 1.0, 1.4, 1.6, 1.7, 1.8, 1.9, 1.8, 1.7, 1.7, 1.8, 2.0, 2.2, 2.3,
                    2.2, 1.9, 1.4, 0.9,
                ],
                [0.95, 0.95, 0.95, 1.0, 1.15, 1.1, 0.9], 0.9
            )
        case .days:
            (
                [
                    0.1, 0.05, 0.05, 0.05, 0.1, 0.3, 0.8, 1.4, 2.2, 2.7, 2.8, 2.6, 2.2, 2.4, 2.5, 2.3, 2.0, 1.7, 1.5,
                    1.4, 1.2, 0.8, 0.4, 0.2,
                ],
                [1.15, 1.1, 1.05, 1.05, 1.1, 0.35, 0.2], 0.2
            )
        default:
            (
                [0, 0, 0, 0, 0, 0, 0.05, 0.3, 1.5, 2.8, 3.1, 2.9, 1.9, 2.4, 2.8, 2.6, 1.9, 0.8, 0.2, 0.05, 0, 0, 0, 0],
                [1.05, 1.05, 1.0, 1.0, 1.0, 0.012, 0.005], 0.005
            )
        }
    }

    /// The weight of each of some hours, by what a country's clock says at their beginning.
    ///
    /// - Parameters:
    ///   - starts: seconds since 1970 UTC, one for each.
    ///   - calendar: the country's.
    func weights(_ starts: [Int64], _ country: Country, _ calendar: WorkCalendar) -> [Double] {
        let shape = shape
        return starts.map { start in
            let local = start + country.secondsFromUTC
            let day = Int((local >= 0 ? local : local - 86_399) / 86_400)
            let hour = Int(local - Int64(day) * 86_400) / 3_600
            let weekday = CivilDate.weekday(daysSinceEpoch: day)
            let byDay = calendar.isHoliday(day) ? min(shape.holiday, shape.week[weekday]) : shape.week[weekday]
            return shape.hours[hour] * byDay
        }
    }

    /// The set days, in order, that begin within the run; days since 1970 by the country's clock.
    func days(_ country: Country, _ calendar: WorkCalendar, _ run: ClosedRange<Int>) -> [Int] {
        let first = CivilDate(daysSinceEpoch: run.lowerBound)
        let last = CivilDate(daysSinceEpoch: run.upperBound)
        let months = first.year * 12 + first.month - 1...last.year * 12 + last.month - 1
        let days = months.flatMap { month -> [Int] in
            let start = CivilDate(year: month / 12, month: month % 12 + 1, day: 1).daysSinceEpoch
            let length = CivilDate.daysIn(month: month % 12 + 1, year: month / 12)
            let end = start + length - 1
            switch self {
            case .payday:
                switch country {
                case .unitedStates: return [calendar.workday(before: start + 14), calendar.workday(before: end)]
                case .germany, .netherlands, .japan: return [calendar.workday(before: start + 24)]
                case .brazil: return [calendar.workday(number: 5, from: start)]
                default: return [calendar.workday(before: end)]
                }
            case .firstOfMonth: return [calendar.workday(number: 1, from: start)]
            case .fifthOfMonth: return [calendar.workday(number: 1, from: start + 4)]
            default: return [end]
            }
        }
        return days.filter { run.contains($0) }
    }
}

extension Country {
    /// What its clocks are ahead of UTC in winter, in the part where most of its people live.
    var secondsFromUTC: Int64 {
        switch self {
        case .unitedStates: -6 * 3_600
        case .unitedKingdom: 0
        case .germany, .france, .spain, .italy, .netherlands: 3_600
        case .japan: 9 * 3_600
        case .india: 5 * 3_600 + 1_800
        case .brazil: -3 * 3_600
        }
    }
}
