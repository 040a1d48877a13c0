internal import LoamBytes
internal import LoamColumns

/// The values of one level of directories, as numbers; equal numbers are equal directories. Belongs to one thread.
struct LevelValues {
    private let level: DirectoryLevel
    /// Empty texts go with nulls, as in Hive; the index of the empty word.
    private let emptyWord: Int32
    private var lastDay = Int64.min
    private var lastOrdinal: Int64 = 0

    init(_ level: DirectoryLevel, _ type: ColumnType) {
        self.level = level
        emptyWord = if case .dictionary(let words) = type { Int32(words.index(of: "") ?? -1) } else { -1 }
    }

    /// The value of a row; nil where it has none.
    @inline(__always)
    mutating func value(_ batch: Batch, _ row: Int) -> Int64? {
        let column = batch.columns[level.column]
        guard column.isValid(row) else { return nil }
        switch column.type {
        case .timestamp: return ordinal(column.int64[row])
        case .date:
            let day = Int64(column.int32[row])
            guard let period = level.period, period != .day else { return day }
            return ordinal(ofDay: day)
        case .int64: return column.int64[row]
        case .int32: return Int64(column.int32[row])
        case .bool: return column.bool[row] ? 1 : 0
        case .dictionary:
            let word = column.int32[row]
            return word == emptyWord ? nil : Int64(word)
        default: return nil
        }
    }

    @inline(__always)
    private mutating func ordinal(_ instant: Int64) -> Int64 {
        switch level.period {
        case .hour: return Self.floor(instant, TimestampText.microsecondsPerDay / 24)
        case .day, nil: return Self.floor(instant, TimestampText.microsecondsPerDay)
        case .year, .month: return ordinal(ofDay: Self.floor(instant, TimestampText.microsecondsPerDay))
        }
    }

    /// The year or month that a day is in.
    @inline(__always)
    private mutating func ordinal(ofDay day: Int64) -> Int64 {
        if day == lastDay { return lastOrdinal }
        let date = CivilDate(daysSinceEpoch: Int(day))
        lastDay = day
        lastOrdinal = Int64(level.period == .year ? date.year : date.year * 12 + date.month - 1)
        return lastOrdinal
    }

    @inline(__always)
    private static func floor(_ value: Int64, _ unit: Int64) -> Int64 {
        let sign = value &>> 63
        return (value ^ sign) / unit ^ sign
    }

    /// The name of the directory for a value.
    func directory(_ value: Int64?, _ type: ColumnType) -> String {
        DirectoryName.escaped(level.name) + "=" + (value.map { text($0, type) } ?? DirectoryLevel.nullText)
    }

    private func text(_ value: Int64, _ type: ColumnType) -> String {
        switch (type, level.period) {
        case (.bool, _): return value == 0 ? "false" : "true"
        case (.dictionary(let words), _): return DirectoryName.escaped(words.values[Int(value)])
        case (.timestamp, .hour):
            let day = Self.floor(value, 24)
            return DirectoryName.day(day) + "T" + DirectoryName.digits(value - day * 24, 2)
        case (_, .year): return DirectoryName.digits(value, 4)
        case (_, .month):
            let year = Self.floor(value, 12)
            return DirectoryName.digits(year, 4) + "-" + DirectoryName.digits(value - year * 12 + 1, 2)
        case (.timestamp, _), (.date, _): return DirectoryName.day(value)
        default: return String(value)
        }
    }
}

/// The spelling of directory names, as Hive has it.
enum DirectoryName {
    /// Characters of values that would mean something else in a path, as Hive lists them.
    private static let special = Set("\"#%'*/:=?\\{}[]^\u{7F}".utf8)

    /// The text with percent signs and two digits in place of special characters.
    static func escaped(_ text: String) -> String {
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            if byte >= 0x20 && !special.contains(byte) {
                bytes.append(byte)
            } else {
                let digits = Array("0123456789ABCDEF".utf8)
                bytes += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// At least so many digits, with zeros in front.
    static func digits(_ value: Int64, _ width: Int) -> String {
        let text = String(value.magnitude)
        return (value < 0 ? "-" : "") + String(repeating: "0", count: max(0, width - text.utf8.count)) + text
    }

    static func day(_ day: Int64) -> String {
        let date = CivilDate(daysSinceEpoch: Int(day))
        return digits(Int64(date.year), 4) + "-" + digits(Int64(date.month), 2) + "-" + digits(Int64(date.day), 2)
    }
}
