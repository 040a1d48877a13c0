public import LoamBytes

extension CivilDate {
    /// Easter Sunday of the western churches.
    public static func easter(_ year: Int) -> CivilDate {
        let golden = year % 19
        let (century, rest) = year.quotientAndRemainder(dividingBy: 100)
        let epact = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30
        let weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7
        let correction = (golden + 11 * epact + 22 * weekday) / 451
        let sum = epact + weekday - 7 * correction + 114
        return CivilDate(year: year, month: sum / 31, day: sum % 31 + 1)
    }

    /// 1 for Monday to 7 for Sunday, as ISO 8601 counts.
    var weekday: Int { Self.weekday(daysSinceEpoch: daysSinceEpoch) + 1 }

    func adding(days: Int) -> CivilDate { CivilDate(daysSinceEpoch: daysSinceEpoch + days) }
}
