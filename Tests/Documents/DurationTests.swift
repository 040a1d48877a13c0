import LoamDocuments
import Testing

@Suite("Durations in the calendar")
struct DurationTests {
    private func micros(_ text: String) throws -> Int64 {
        try ParameterDefinition("at", .timestamp, meaning: "").parse(text, origin: "--at").timestamp ?? 0
    }

    @Test(
        "Months end on the same day or the month's last",
        arguments: [
            ("2025-01-31", 1, 0, "2025-02-28"), ("2024-01-31", 1, 0, "2024-02-29"), ("2025-01-15", 12, 0, "2026-01-15"),
            ("2025-11-30", 3, 86_400, "2026-03-01"), ("2025-03-31", -1, 0, "2025-02-28"),
            ("1968-12-31T12:00:00Z", 2, 0, "1969-02-28T12:00:00Z"), ("2025-01-01", 0, 90, "2025-01-01T00:01:30Z"),
        ])
    func months(start: String, months: Int, seconds: Int, end: String) throws {
        let from = try micros(start)
        let span = CalendarDuration(months: months, seconds: seconds).microseconds(from: from)
        #expect(try from + span == micros(end))
    }

    @Test("Nothing overflows")
    func extremes() {
        for months in [Int.min, -7_200_000, -1, 0, 1, 7_200_000, Int.max] {
            for seconds in [Int.min, -1, 0, 1, Int.max] {
                for start in [Int64.min, -1, 0, 1, Int64.max] {
                    let duration = CalendarDuration(months: months, seconds: seconds)
                    _ = duration.microseconds(from: start)
                    _ = duration.nominalSeconds
                    _ = duration.description
                }
            }
        }
        #expect(CalendarDuration(months: .max, seconds: 0).microseconds(from: 0) == .max)
        #expect(CalendarDuration(seconds: .max).microseconds(from: 0) == .max)
        #expect(CalendarDuration(seconds: .min).microseconds(from: 0) == .min)
    }
}
