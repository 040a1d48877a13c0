import LoamDocuments
import LoamWorlds
import Testing

@Suite("Instants")
struct InstantTests {
    @Test(
        "Seconds and days are rounded down, before 1970 too",
        arguments: [
            (1_500_000, 1, 0), (-1, -1, -1), (-1_000_000, -1, -1), (-86_400_000_000, -86_400, -1),
            (-86_400_000_001, -86_401, -2),
        ])
    func floors(_ microseconds: Int64, _ seconds: Int64, _ day: Int) {
        let instant = Instant(microseconds: microseconds)
        #expect(instant.seconds == seconds && instant.day == day)
    }

    @Test("Months go by the calendar; what lies beyond all instants is the nearest one")
    func durations() {
        let lastOfJanuary = Instant(day: 20_119)
        #expect(lastOfJanuary.adding(CalendarDuration(months: 1, seconds: 0)) == Instant(day: 20_147))
        #expect(lastOfJanuary.adding(CalendarDuration(seconds: 90)).seconds == 20_119 * 86_400 + 90)
        let forever = CalendarDuration(months: 7_300_000, seconds: 0)
        #expect(lastOfJanuary.adding(forever).microseconds == .max)
        #expect(Instant(microseconds: .max).adding(CalendarDuration(seconds: 1)).microseconds == .max)
        #expect(Instant(microseconds: .min).adding(CalendarDuration(months: 0, seconds: -1)).microseconds == .min)
    }

    @Test("A range holds the instants of cells, and not its end")
    func ranges() {
        let week = Instant(day: 10)..<Instant(day: 17)
        #expect(
            week.contains(cell: Instant(day: 10).microseconds) && !week.contains(cell: Instant(day: 17).microseconds))
        #expect(!week.contains(cell: .min))
        #expect(week.lowerBound.distance(to: week.upperBound) == 7 * 86_400_000_000)
    }
}
