internal import LoamBytes
internal import LoamEngine

/// Instants as other programs write them: ISO 8601 with a date and a time of day, an optional fraction, and an optional zone;
/// without one they are taken as UTC.
enum ImportedInstant {
    /// Microseconds since 1970 UTC; nil of nothing.
    static func read(_ node: DocumentNode?) throws(RunError) -> Int64? {
        guard let node else { return nil }
        guard let instant = parse(try node.text()) else {
            throw node.error("a date and time such as 2026-03-01T12:00:00+00:00 expected")
        }
        return instant
    }

    static func parse(_ text: String) -> Int64? {
        let bytes = Array(text.utf8)
        guard bytes.count >= 19, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: " "), bytes[13] == UInt8(ascii: ":"),
            bytes[16] == UInt8(ascii: ":"), let year = number(bytes[0..<4]), let month = number(bytes[5..<7]),
            let day = number(bytes[8..<10]), let hour = number(bytes[11..<13]), let minute = number(bytes[14..<16]),
            let second = number(bytes[17..<19]), hour < 24, minute < 60, second <= 60, year > 0
        else { return nil }
        let date = CivilDate(year: year, month: month, day: day)
        guard date.isValid else { return nil }
        var rest = bytes[19...]
        var fraction = 0
        if rest.first == UInt8(ascii: ".") {
            let digits = rest.dropFirst().prefix { (0x30...0x39).contains($0) }
            guard !digits.isEmpty else { return nil }
            let six = digits.prefix(6) + Array(repeating: 0x30, count: max(0, 6 - digits.count))
            fraction = number(six) ?? 0
            rest = rest.dropFirst(1 + digits.count)
        }
        guard let zone = zone(rest) else { return nil }
        let seconds = date.daysSinceEpoch * 86_400 + hour * 3600 + minute * 60 + second - zone
        return Int64(seconds) * TimestampText.microsecondsPerSecond + Int64(fraction)
    }

    /// Seconds east of UTC.
    private static func zone(_ text: ArraySlice<UInt8>) -> Int? {
        guard let sign = text.first else { return 0 }
        if sign == UInt8(ascii: "Z") { return text.count == 1 ? 0 : nil }
        let digits = text.dropFirst().filter { $0 != UInt8(ascii: ":") }
        guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"), digits.count == 4,
            let hours = number(digits.prefix(2)), let minutes = number(digits.suffix(2)), hours < 24, minutes < 60
        else { return nil }
        return (sign == UInt8(ascii: "-") ? -1 : 1) * (hours * 3600 + minutes * 60)
    }

    private static func number(_ digits: some Collection<UInt8>) -> Int? {
        guard digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }
}
