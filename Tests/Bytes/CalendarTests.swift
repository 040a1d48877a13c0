import LoamBytes
import LoamTestSupport
import Testing

@Suite struct CivilDateTests {
    /// Every 37th day of the years -400 to 4000, against the C library.
    @Test func agreesWithTheCLibrary() throws {
        let first = CivilDate(year: -400, month: 1, day: 1).daysSinceEpoch
        let last = CivilDate(year: 4000, month: 12, day: 31).daysSinceEpoch
        #expect(first == -865_625 && last == 741_807)
        for days in stride(from: first, through: last, by: 37) {
            let date = CivilDate(daysSinceEpoch: days)
            let text =
                PublishedText.padded("\(date.year)", 4) + "-" + PublishedText.padded("\(date.month)", 2) + "-"
                + PublishedText.padded("\(date.day)", 2)
            try demandEqual(text, PublishedText.date(Int64(days)), "day \(days)")
            try demandEqual(date.daysSinceEpoch, days, "day \(days)")
            try demand(date.isValid, "day \(days)")
        }
    }

    /// Each day follows the one before it in the plain calendar, over a whole cycle of leap years.
    @Test func daysFollowEachOther() throws {
        var date = CivilDate(year: 1799, month: 12, day: 31)
        var days = date.daysSinceEpoch
        let weekday = CivilDate.weekday(daysSinceEpoch: days)
        #expect(weekday == 1)  // a Tuesday
        for step in 0..<150_000 {
            try demandEqual(CivilDate(daysSinceEpoch: days), date, "day \(days)")
            try demandEqual(CivilDate.weekday(daysSinceEpoch: days), (weekday + step) % 7, "day \(days)")
            if date.day < CivilDate.daysIn(month: date.month, year: date.year) {
                date.day += 1
            } else {
                date = CivilDate(year: date.month == 12 ? date.year + 1 : date.year, month: date.month % 12 + 1, day: 1)
            }
            days += 1
        }
    }

    @Test(arguments: [
        (2025, 2, 29), (1900, 2, 29), (2024, 13, 1), (2024, 0, 1), (2024, 4, 31), (2024, 1, 0), (2024, 1, 32),
    ])
    func daysThatAMonthHasNot(year: Int, month: Int, day: Int) {
        #expect(!CivilDate(year: year, month: month, day: day).isValid)
    }

    @Test(arguments: [(2024, 2, 29), (2000, 2, 29), (-400, 2, 29), (2025, 12, 31)])
    func daysThatAMonthHas(year: Int, month: Int, day: Int) {
        #expect(CivilDate(year: year, month: month, day: day).isValid)
    }
}

@Suite struct TimestampTextTests {
    private func check(_ instant: Int64, _ clock: TimestampText) throws {
        let seconds = try written(TimestampText.secondsWidth) { clock.writeSeconds(instant, to: $0) }
        try demandEqual(seconds, PublishedText.instant(instant, micro: false), "\(instant)")
        let micros = try written(TimestampText.microsecondsWidth) { clock.writeMicroseconds(instant, to: $0) }
        try demandEqual(micros, PublishedText.instant(instant, micro: true), "\(instant)")
    }

    @Test func secondsAroundTheEdgesOfDays() throws {
        let texts = DayTexts()
        try withExtendedLifetime(texts) {
            for day in [Int64(-719_528), -1, 0, 1, 19_000, 2_932_896] {
                for micros in [0, 1, 999_999, 1_000_000, 86_399_999_999, 43_200_000_000] {
                    try check(day * TimestampText.microsecondsPerDay + Int64(micros), TimestampText(texts))
                }
            }
        }
        #expect(TimestampText.seconds(-1) == "1969-12-31T23:59:59Z")
        #expect(TimestampText.seconds(1_735_689_600_000_000) == "2025-01-01T00:00:00Z")
    }

    /// Days that share an entry of the cache drive each other out again and again.
    @Test func daysThatShareAPlaceInTheCache() throws {
        let texts = DayTexts()
        try withExtendedLifetime(texts) {
            for round in 0..<2_000 {
                let day = Int64(round % 2 == 0 ? 64 * (round % 7) : -64 * (round % 5) - 64)
                try check(day * TimestampText.microsecondsPerDay + Int64(round) * 997_003, TimestampText(texts))
            }
        }
    }

    @Test func randomInstants() throws {
        let texts = DayTexts()
        try withExtendedLifetime(texts) {
            try withSeededCases(20_000, seed: 4) { numbers in
                let second = Int64(numbers.within(-62_167_219_200...253_402_300_799))
                try check(second * 1_000_000 + Int64(numbers.below(1_000_000)), TimestampText(texts))
            }
        }
    }

    /// Other years have no promised digits, but neither trap nor leave their width.
    @Test func yearsOutOfRangeStayWithinTheWidth() throws {
        let texts = DayTexts()
        try withExtendedLifetime(texts) {
            let clock = TimestampText(texts)
            for instant in [
                Int64.min, .min + 1, .min + 86_400_000_000, -62_167_219_200_000_001, 253_402_300_800_000_000, .max,
            ] {
                let text = try written(TimestampText.secondsWidth) { clock.writeSeconds(instant, to: $0) }
                try demand(text.utf8.count == 20 && text.utf8.last == UInt8(ascii: "Z"), "\(instant) gives \(text)")
                _ = try written(TimestampText.microsecondsWidth) { clock.writeMicroseconds(instant, to: $0) }
            }
        }
        for days in [Int(Int32.min), -719_529, 2_932_897, Int(Int32.max)] {
            let text = try written(10) { TimestampText.writeDate(days: days, to: $0, integers: .shared) }
            try demand(text.utf8.allSatisfy { $0 >= 0x2D && $0 <= 0x39 }, "\(days) gives \(text)")
        }
    }
}
