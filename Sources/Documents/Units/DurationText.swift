/// Durations: `45s`, `30min`, `4h`, `14d`, `2w`, `6mo`, and combinations from large to small such as `1d18h`.
package enum DurationText {
    /// The spellings of a duration for JSON Schema.
    package static let pattern = "^(?=.)([0-9]+mo)?([0-9]+w)?([0-9]+d)?([0-9]+h)?([0-9]+min)?([0-9]+s)?$"

    /// Units from large to small; months have no seconds.
    private static let units = [("mo", 0), ("w", 604_800), ("d", 86_400), ("h", 3_600), ("min", 60), ("s", 1)]

    package static func parse(_ text: String) throws(ValueProblem) -> CalendarDuration {
        var result = CalendarDuration(seconds: 0)
        var rest = Array(text.utf8)[...]
        var nextUnit = 0
        if rest.isEmpty { throw malformed(text, "a duration is empty") }
        while !rest.isEmpty {
            let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            rest = rest.dropFirst(digits.count)
            if digits.isEmpty || rest.first == UInt8(ascii: ".") { throw withoutDigits(text, at: rest.first) }
            let letters = rest.prefix { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 32) }
            rest = rest.dropFirst(letters.count)
            let unit = try index(of: String(decoding: letters, as: UTF8.self), in: text)
            guard unit >= nextUnit else {
                throw malformed(text, "\(quoted(text)) names its units out of order or twice")
            }
            nextUnit = unit + 1
            guard add(digits, unit: unit, to: &result) else {
                throw ValueProblem(.outOfRange, "\(quoted(text)) is too long for a duration")
            }
        }
        return result
    }

    private static func add(_ digits: ArraySlice<UInt8>, unit: Int, to result: inout CalendarDuration) -> Bool {
        guard let amount = Int(String(decoding: digits, as: UTF8.self)) else { return false }
        if unit == 0 {
            result.months = amount
        } else {
            let (seconds, first) = amount.multipliedReportingOverflow(by: units[unit].1)
            let (sum, second) = result.seconds.addingReportingOverflow(seconds)
            if first || second { return false }
            result.seconds = sum
        }
        return result.nominalSeconds < .max
    }

    private static func index(of unit: String, in text: String) throws(ValueProblem) -> Int {
        if let index = units.firstIndex(where: { $0.0 == unit }) { return index }
        switch unit {
        case "":
            throw malformed(text, "\(quoted(text)) is a duration without a unit")
        case "m", "M":
            throw ValueProblem(
                .badDuration, "\(quoted(text)) is ambiguous: m could mean minutes or months",
                hint: "write min for minutes or mo for months: 30min, 6mo")
        case "y", "yr", "year", "years":
            throw ValueProblem(
                .badDuration, "\(quoted(text)) has a unit that is not known: \(unit)", hint: "write years as 12mo")
        default:
            throw malformed(text, "\(quoted(text)) has a unit that is not known: \(quoted(unit))")
        }
    }

    private static func withoutDigits(_ text: String, at byte: UInt8?) -> ValueProblem {
        switch byte {
        case UInt8(ascii: "."):
            ValueProblem(
                .badDuration, "\(quoted(text)) has a fraction",
                hint: "durations are whole; use a smaller unit: 90min or 1h30min instead of 1.5h")
        case UInt8(ascii: "-"):
            ValueProblem(.badDuration, "\(quoted(text)) is negative", hint: "a duration is 0s or longer")
        case UInt8(ascii: " "):
            malformed(text, "\(quoted(text)) has a space in it")
        default:
            malformed(text, "\(quoted(text)) is not a duration")
        }
    }

    private static func malformed(_ text: String, _ message: String) -> ValueProblem {
        ValueProblem(
            .badDuration, message, hint: "write units from large to small: mo, w, d, h, min, s, as in 1d18h or 30min")
    }
}
