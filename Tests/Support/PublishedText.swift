internal import Glibc
public import LoamBytes
public import LoamColumns

/// What cells look like in text formats, said once more in the plainest way, as a reference for the fast writers.
public enum PublishedText {
    /// The text of a scalar cell before quoting or escaping; nil where it is published as null.
    public static func scalar(_ cell: Cell, _ type: ColumnType) -> [UInt8]? {
        switch (cell, type) {
        case (.null, _): nil
        case (.bool(let value), _): Array("\(value)".utf8)
        case (.text(let bytes), _): bytes
        case (.uuid(let words), _): Array(uuid(words).utf8)
        case (.real(let value), .float64(let decimals)):
            units(value, decimals).map { Array(decimal($0, decimals).utf8) }
        case (.integer(let value), .decimal(_, let scale)): Array(decimal(value, scale).utf8)
        case (.integer(let value), .date): Array(date(value).utf8)
        case (.integer(let value), .timestamp(let resolution)):
            Array(instant(value, micro: resolution == .microseconds).utf8)
        case (.integer(let value), .dictionary(let enumeration)): Array(enumeration.values[Int(value)].utf8)
        case (.integer(let value), _): Array("\(value)".utf8)
        default: preconditionFailure("\(cell) is no scalar of \(type.name)")
        }
    }

    /// The cell as a JSON value.
    public static func json(_ cell: Cell, _ type: ColumnType) -> JSONValue {
        switch (cell, type) {
        case (.null, _): return .null
        case (.bool(let value), _): return .bool(value)
        case (.structure(let parts), .structure(let fields)):
            return .object(zip(parts, fields).map { .init($1.name, json($0, $1.type)) })
        case (.list(let elements), .list(let type)): return .array(elements.map { json($0, type) })
        default:
            guard let bytes = scalar(cell, type) else { return .null }
            let text = String(decoding: bytes, as: UTF8.self)
            switch type {
            case .int32, .int64, .float64, .decimal: return .number(text)
            default: return .string(text)
            }
        }
    }

    private static func units(_ value: Double, _ decimals: Int) -> Int64? {
        let scaled = (value * pow(10, Double(decimals))).rounded(.toNearestOrAwayFromZero)
        return abs(scaled) < 9e18 ? Int64(scaled) : nil
    }

    /// `units` of 10^-scale as text.
    public static func decimal(_ units: Int64, _ scale: Int) -> String {
        let digits = padded(String(units.magnitude), scale + 1)
        let sign = units < 0 ? "-" : ""
        return scale == 0 ? sign + digits : sign + digits.dropLast(scale) + "." + digits.suffix(scale)
    }

    static func uuid(_ words: UUIDWords) -> String {
        let digits = padded(String(words.high, radix: 16), 16) + padded(String(words.low, radix: 16), 16)
        var text = ""
        for (place, digit) in digits.enumerated() {
            if [8, 12, 16, 20].contains(place) { text += "-" }
            text.append(digit)
        }
        return text
    }

    /// A day since 1970 as the C library sees it.
    public static func date(_ days: Int64) -> String {
        var seconds = Int(days) * 86_400
        var parts = tm()
        gmtime_r(&seconds, &parts)
        return padded("\(Int(parts.tm_year) + 1900)", 4) + "-" + padded("\(parts.tm_mon + 1)", 2) + "-"
            + padded("\(parts.tm_mday)", 2)
    }

    /// An instant in microseconds since 1970 as the C library sees it.
    public static func instant(_ micros: Int64, micro: Bool) -> String {
        let fraction = ((micros % 1_000_000) + 1_000_000) % 1_000_000
        var seconds = Int((micros - fraction) / 1_000_000)
        var parts = tm()
        gmtime_r(&seconds, &parts)
        let clock = [parts.tm_hour, parts.tm_min, parts.tm_sec].map { padded("\($0)", 2) }.joined(separator: ":")
        let days = (seconds - ((seconds % 86_400) + 86_400) % 86_400) / 86_400
        return date(Int64(days)) + "T" + clock + (micro ? "." + padded("\(fraction)", 6) : "") + "Z"
    }

    /// Zeros in front, up to a width.
    public static func padded(_ text: String, _ width: Int) -> String {
        String(repeating: "0", count: max(0, width - text.utf8.count)) + text
    }
}
