internal import LoamBytes
internal import LoamColumns
internal import LoamWorlds

/// Turns the cells of a column into the integers that laws see; `LawCells` says how.
enum CellFiller {
    /// Writes rows `0..<rows` of the column to `out`, `stride` integers apart.
    static func fill(
        _ column: Column, prefix: Int, rows: Int, to out: UnsafeMutablePointer<Int64>, stride: Int
    ) {
        switch column.type {
        case .int64, .decimal, .timestamp:
            let cells = column.int64
            for row in 0..<rows { out[row &* stride] = cells[row] }
        case .int32, .date, .dictionary:
            let cells = column.int32
            for row in 0..<rows { out[row &* stride] = Int64(cells[row]) }
        case .float64(let decimals):
            let cells = column.float64
            let power = Double(DecimalText.unit(scale: decimals))
            for row in 0..<rows { out[row &* stride] = FixedPoint.units(cells[row], power: power) ?? Law.null }
        case .bool:
            let cells = column.bool
            for row in 0..<rows { out[row &* stride] = cells[row] ? 1 : 0 }
        case .uuid:
            let cells = column.uuid
            for row in 0..<rows { out[row &* stride] = Law.uuid(cells[row]) }
        case .utf8:
            for row in 0..<rows { out[row &* stride] = text(column.textBytes(row), prefix) }
        case .list(.dictionary(let enumeration)) where enumeration.count <= 63:
            let words = column.children[0].int32
            for row in 0..<rows {
                out[row &* stride] = column.listRange(row).reduce(0) { $0 | 1 << Int64(words[$1]) }
            }
        case .list, .structure:
            for row in 0..<rows { out[row &* stride] = nested(column, row) }
        }
        guard column.isNullable else { return }
        let valid = column.valid
        for row in 0..<rows where !valid[row] { out[row &* stride] = Law.null }
    }

    @inline(__always)
    private static func text(_ bytes: UnsafeRawBufferPointer, _ prefix: Int) -> Int64 {
        guard prefix > 0 else { return Int64(bitPattern: ByteHash.of(bytes)) }
        return bytes.prefix(prefix).reduce(0) { $0 << 8 | Int64($1) }
    }

    /// A hash of the parts of a nested cell, in order.
    private static func nested(_ column: Column, _ row: Int) -> Int64 {
        guard column.isValid(row) else { return Law.null }
        var parts: [Int64] = []
        switch column.type {
        case .structure: parts = column.children.map { nested($0, row) }
        case .list: parts = column.listRange(row).map { nested(column.children[0], $0) }
        case .bool: return column.bool[row] ? 1 : 0
        case .int32, .date, .dictionary: return Int64(column.int32[row])
        case .int64, .decimal, .timestamp: return column.int64[row]
        case .float64: return Int64(bitPattern: column.float64[row].bitPattern)
        case .uuid: return Law.uuid(column.uuid[row])
        case .utf8: return text(column.textBytes(row), 0)
        }
        return Int64(bitPattern: parts.withUnsafeBytes { ByteHash.of($0) })
    }
}

/// Keys as two words: a UUID its own, a text the 128-bit hash of its bytes, a number its value.
enum KeyFiller {
    /// What takes the place of a key that is null or could not be read.
    static let none: (UInt64, UInt64) = (0x6E6F_206B_6579_2068, 0x6572_6520_6174_2061)

    /// Writes the keys of rows `0..<rows` to `out`, `stride` words apart.
    static func fill(_ column: Column, rows: Int, to out: UnsafeMutablePointer<UInt64>, stride: Int) {
        switch column.type {
        case .uuid:
            let cells = column.uuid
            for row in 0..<rows {
                let words = cells[row]
                out[row &* stride] = words.high
                out[row &* stride &+ 1] = words.low
            }
        case .utf8:
            for row in 0..<rows {
                let digest = Digest128.of(column.textBytes(row))
                out[row &* stride] = digest.high
                out[row &* stride &+ 1] = digest.low
            }
        default:
            out.withMemoryRebound(to: Int64.self, capacity: rows * stride) {
                CellFiller.fill(column, prefix: 0, rows: rows, to: $0, stride: stride)
            }
            for row in 0..<rows { out[row &* stride &+ 1] = 0 }
        }
        guard column.isNullable else { return }
        let valid = column.valid
        for row in 0..<rows where !valid[row] { (out[row &* stride], out[row &* stride &+ 1]) = none }
    }
}

/// Cells as people read them, for samples.
enum CellText {
    /// A cell as laws see it, by the type of its column.
    static func text(_ value: Int64, _ field: Field, prefix: Int = 0) -> String {
        if value == Law.null { return "null" }
        switch field.type {
        case .bool: return value == 1 ? "true" : "false"
        case .decimal(_, let scale), .float64(let scale): return decimal(value, scale)
        case .timestamp: return TimestampText.years.contains(value) ? TimestampText.seconds(value) : String(value)
        case .date: return TimestampText.years.contains(value &* 86_400_000_000) ? date(value) : String(value)
        case .dictionary(let enumeration):
            return (0..<Int64(enumeration.count)).contains(value) ? enumeration.words[Int(value)] : String(value)
        case .list(.dictionary(let enumeration)) where enumeration.count <= 63:
            let words = (0..<enumeration.count).filter { value >> Int64($0) & 1 == 1 }
            return "[" + words.map { enumeration.words[$0] }.joined(separator: ", ") + "]"
        case .utf8 where prefix > 0:
            let bytes = (0..<prefix).reversed().map { UInt8(truncatingIfNeeded: value >> Int64($0 * 8)) }
            return String(decoding: bytes.filter { $0 != 0 }, as: UTF8.self)
        case .utf8, .uuid, .list, .structure:
            return "#" + HexText.text(UInt64(bitPattern: value))
        case .int32, .int64: return String(value)
        }
    }

    static func decimal(_ units: Int64, _ scale: Int) -> String {
        var buffer = ByteBuffer(capacity: DecimalText.maximumWidth)
        let unit = DecimalText.unit(scale: scale)
        buffer.commit(to: DecimalText().write(units, scale: scale, unit: unit, to: buffer.end))
        return buffer.text()
    }

    private static func date(_ days: Int64) -> String {
        String(TimestampText.seconds(days * 86_400_000_000).prefix(10))
    }

    static func instant(_ value: Int64) -> String {
        TimestampText.years.contains(value) ? TimestampText.seconds(value) : String(value)
    }

    /// A key as written in a file, from its two words.
    static func key(_ high: UInt64, _ low: UInt64, _ type: ColumnType) -> String {
        switch type {
        case .uuid: UUIDWords(high: high, low: low).text
        case .utf8: "#" + HexText.text(high)
        default: text(Int64(bitPattern: high), Field("", type, ""))
        }
    }

    /// A cell of a batch as it is there.
    static func text(_ column: Column, _ row: Int, _ field: Field) -> String {
        guard column.isValid(row) else { return "null" }
        switch column.type {
        case .uuid: return column.uuid[row].text
        case .utf8: return shortened(String(decoding: column.textBytes(row), as: UTF8.self))
        default:
            var cell: [Int64] = [Int64](repeating: 0, count: row + 1)
            cell.withUnsafeMutableBufferPointer {
                CellFiller.fill(column, prefix: 0, rows: row + 1, to: $0.baseAddress!, stride: 1)
            }
            return text(cell[row], field)
        }
    }

    private static func shortened(_ text: String) -> String {
        text.utf8.count > 120 ? String(decoding: text.utf8.prefix(120), as: UTF8.self) + "..." : text
    }
}
