package import LoamBytes

/// Moments in UTC as documents spell them: `2025-01-01` or `2025-01-01T00:00:00Z`, years 0001 to 9999.
extension TimestampText {
    /// The spellings of a timestamp for JSON Schema.
    package static let pattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}:[0-9]{2}Z)?$"

    /// Microseconds since 1970 UTC.
    package static func parse(_ text: String) throws(ValueProblem) -> Int64 {
        let bytes = Array(text.utf8)
        guard let (date, second) = fields(bytes) else {
            let isMissingZone = bytes.count > 10 && bytes.last != UInt8(ascii: "Z")
            throw ValueProblem(
                .badTimestamp, "\(quoted(text)) is not a timestamp",
                hint: isMissingZone
                    ? "times are UTC and end in Z: 2025-01-01T00:00:00Z" : "write 2025-01-01 or 2025-01-01T00:00:00Z")
        }
        guard date.year >= 1, date.isValid, let second else {
            throw ValueProblem(.badTimestamp, "\(quoted(text)) does not exist in the calendar")
        }
        return Int64(date.daysSinceEpoch) * microsecondsPerDay + Int64(second) * microsecondsPerSecond
    }

    /// The date and the second of the day, nil where no clock shows it; nil if the text has another shape.
    private static func fields(_ bytes: [UInt8]) -> (date: CivilDate, second: Int?)? {
        let shape = Array("0000-00-00T00:00:00Z".utf8)
        guard bytes.count == 10 || bytes.count == 20 else { return nil }
        for (byte, expected) in zip(bytes, shape) {
            let isDigit = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            guard expected == UInt8(ascii: "0") ? isDigit : byte == expected else { return nil }
        }
        func number(_ range: Range<Int>) -> Int {
            guard range.upperBound <= bytes.count else { return 0 }
            return bytes[range].reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
        }
        let (hour, minute, second) = (number(11..<13), number(14..<16), number(17..<19))
        let isOnClock = hour < 24 && minute < 60 && second < 60
        return (
            CivilDate(year: number(0..<4), month: number(5..<7), day: number(8..<10)),
            isOnClock ? hour * 3_600 + minute * 60 + second : nil
        )
    }
}
