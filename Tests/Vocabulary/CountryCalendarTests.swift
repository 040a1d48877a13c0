import LoamVocabulary
import Testing

@Suite("Holidays of ten countries")
struct CountryCalendarTests {
    /// As the countries published them, as month and day.
    static let years: [(Country, Int, String)] = [
        (.unitedStates, 2021, "0101 0118 0215 0531 0618 0619 0704 0705 0906 1011 1111 1125 1224 1225 1231"),
        (.unitedStates, 2025, "0101 0120 0217 0526 0619 0704 0901 1013 1111 1127 1225"),
        (.unitedKingdom, 2021, "0101 0402 0405 0503 0531 0830 1225 1226 1227 1228"),
        (.unitedKingdom, 2024, "0101 0329 0401 0506 0527 0826 1225 1226"),
        (.germany, 2024, "0101 0329 0401 0501 0509 0520 1003 1225 1226"),
        (.germany, 2025, "0101 0418 0421 0501 0529 0609 1003 1225 1226"),
        (.france, 2024, "0101 0401 0501 0508 0509 0520 0714 0815 1101 1111 1225"),
        (.france, 2025, "0101 0421 0501 0508 0529 0609 0714 0815 1101 1111 1225"),
        (.spain, 2024, "0101 0106 0329 0501 0815 1012 1101 1206 1208 1225"),
        (.spain, 2025, "0101 0106 0418 0501 0815 1012 1101 1206 1208 1225"),
        (.italy, 2025, "0101 0106 0421 0425 0501 0602 0815 1101 1208 1225 1226"),
        (.italy, 2026, "0101 0106 0406 0425 0501 0602 0815 1004 1101 1208 1225 1226"),
        (.netherlands, 2024, "0101 0331 0401 0427 0509 0519 0520 1225 1226"),
        (.netherlands, 2025, "0101 0420 0421 0426 0529 0608 0609 1225 1226"),
        (
            .japan, 2024,
            "0101 0108 0211 0212 0223 0320 0429 0503 0504 0505 0506 0715 0811 0812 0916 0922 0923 1014 1103 1104 1123"
        ),
        (
            .japan, 2025,
            "0101 0113 0211 0223 0224 0320 0429 0503 0504 0505 0506 0721 0811 0915 0923 1013 1103 1123 1124"
        ),
        (.japan, 2026, "0101 0112 0211 0223 0320 0429 0503 0504 0505 0506 0720 0811 0921 0922 0923 1012 1103 1123"),
        (.india, 2024, "0126 0329 0414 0815 1002 1225"),
        (.india, 2025, "0126 0414 0418 0815 1002 1225"),
        (.brazil, 2023, "0101 0220 0221 0407 0421 0501 0608 0907 1012 1102 1115 1225"),
        (.brazil, 2025, "0101 0303 0304 0418 0421 0501 0619 0907 1012 1102 1115 1120 1225"),
    ]

    @Test("Whole years", arguments: years)
    func year(_ country: Country, _ year: Int, _ days: String) {
        let found = country.calendar.days(in: year).map { day in
            (day.month < 10 ? "0" : "") + "\(day.month)" + (day.day < 10 ? "0" : "") + "\(day.day)"
        }
        #expect(found.joined(separator: " ") == days)
    }

    @Test("Easter Sunday")
    func easter() {
        let known = [
            1961: (4, 2), 2000: (4, 23), 2008: (3, 23), 2011: (4, 24), 2024: (3, 31), 2025: (4, 20), 2038: (4, 25),
        ]
        for (year, (month, day)) in known {
            #expect(CalendarDay.easter(year) == CalendarDay(year: year, month: month, day: day))
        }
    }

    @Test("Weekdays")
    func weekdays() {
        #expect(CalendarDay(year: 1970, month: 1, day: 1).weekday == 4)
        #expect(CalendarDay(year: 2000, month: 2, day: 29).weekday == 2)
        #expect(CalendarDay(year: 1900, month: 3, day: 1).weekday == 4)
        #expect(CalendarDay(year: 2025, month: 4, day: 20).weekday == 7)
    }
}
