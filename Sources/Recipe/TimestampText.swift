/// Moments in UTC: `2025-01-01` or `2025-01-01T00:00:00Z`, years 0001 to 9999.
enum TimestampText {
    /// The spellings of a timestamp for JSON Schema.
    static let pattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}:[0-9]{2}Z)?$"

    /// Microseconds since 1970 UTC.
    static func parse(_ text: String) throws(ValueProblem) -> Int64 {
        let bytes = Array(text.utf8)
        guard let fields = fields(bytes) else {
            let isMissingZone = bytes.count > 10 && bytes.last != UInt8(ascii: "Z")
            throw ValueProblem(
                .badTimestamp, "\(quoted(text)) is not a timestamp",
                hint: isMissingZone
                    ? "times are UTC and end in Z: 2025-01-01T00:00:00Z" : "write 2025-01-01 or 2025-01-01T00:00:00Z")
        }
        guard fields.year >= 1, (1...12).contains(fields.month), fields.day >= 1,
            fields.day <= CivilDate.daysInMonth(year: fields.year, month: fields.month), fields.hour < 24,
            fields.minute < 60, fields.second < 60
        else {
            throw ValueProblem(.badTimestamp, "\(quoted(text)) does not exist in the calendar")
        }
        let days = CivilDate(year: fields.year, month: fields.month, day: fields.day).daysSince1970
        let seconds = fields.hour * 3_600 + fields.minute * 60 + fields.second
        return Int64(days) * CivilDate.microsecondsPerDay + Int64(seconds) * 1_000_000
    }

    /// The moment as a recipe spells it; fractions of a second are dropped.
    static func text(_ micros: Int64) -> String {
        var seconds = Int(micros / 1_000_000)
        if micros % 1_000_000 < 0 { seconds -= 1 }
        var days = seconds / 86_400
        if seconds % 86_400 < 0 { days -= 1 }
        let date = CivilDate(daysSince1970: days)
        let time = seconds - days * 86_400
        return "\(padded(date.year, 4))-\(padded(date.month, 2))-\(padded(date.day, 2))T"
            + "\(padded(time / 3_600, 2)):\(padded(time / 60 % 60, 2)):\(padded(time % 60, 2))Z"
    }

    private static func fields(
        _ bytes: [UInt8]
    ) -> (year: Int, month: Int, day: Int, hour: Int, minute: Int, second: Int)? {
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
        return (number(0..<4), number(5..<7), number(8..<10), number(11..<13), number(14..<16), number(17..<19))
    }

    private static func padded(_ value: Int, _ width: Int) -> String {
        let digits = String(value)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}
