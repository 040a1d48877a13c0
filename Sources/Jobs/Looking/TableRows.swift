internal import LoamBytes
internal import LoamColumns
internal import LoamEngine
internal import LoamFormats

/// Grows a few rows of a source for the screen.
enum TableRows {
    /// Batches for the driver rows, for the tables asked for; nil for the others.
    static func grow(_ source: any Source, _ drivers: Range<Int>, tables: [Int]) -> [Batch?] {
        let pump = BatchPump(source, tables: tables, driversAtOnce: drivers.count)
        pump.begin(drivers)
        _ = pump.next()
        return pump.batches
    }

    /// Goes through the first rows of a table, `count` at most, growing block by block until there are enough.
    static func forEachFirst(_ count: Int, of source: any Source, table: Int, _ body: (Batch, Int) -> Void) {
        let pump = BatchPump(source, tables: [table], driversAtOnce: min(source.driverCount, max(count, 1024)))
        pump.begin(0..<source.driverCount)
        var left = count
        while left > 0, pump.next(), let batch = pump.batches[table] {
            for row in 0..<min(left, batch.rowCount) { body(batch, row) }
            left -= min(left, batch.rowCount)
        }
    }

    /// A row as NDJSON has it.
    static func text(_ batch: Batch, _ row: Int) -> JSONValue {
        var buffer = ByteBuffer()
        NDJSONFormat().makeEncoder(batch.schema).encode(batch, rows: row..<row + 1, into: &buffer)
        return (try? JSONParser.parse(Array(buffer.bytes))) ?? .null
    }

    /// Finds the row with a key: scans the table's key column block by block.
    static func find(_ key: String, in source: any Source, table: Int) -> (driver: Int, row: Int, batch: Batch)? {
        let schema = source.tables[table]
        guard let column = schema.index(of: schema.primaryKey) else { return nil }
        let words = UUIDWords(text: key)
        let pump = BatchPump(source, tables: [table], driversAtOnce: min(source.driverCount, 4096))
        pump.begin(0..<source.driverCount)
        while pump.next(), let batch = pump.batches[table] {
            for row in 0..<batch.rowCount where matches(batch, column, row, key, words) {
                return (pump.piece.lowerBound, row, batch)
            }
        }
        return nil
    }

    /// A key as text, whether it is one or a number; nil for null.
    static func keyText(_ cell: JSONValue?) -> String? {
        guard case .number(let number)? = cell else { return cell?.text }
        return number
    }

    private static func matches(
        _ batch: Batch, _ index: Int, _ row: Int, _ key: String, _ words: UUIDWords?
    ) -> Bool {
        let column = batch.columns[index]
        return switch column.type {
        case .uuid: words.map { column.uuid[row] == $0 } ?? false
        case .utf8: column.textBytes(row).elementsEqual(key.utf8)
        case .int64: Int64(key) == column.int64[row]
        case .int32: Int32(key) == column.int32[row]
        default: keyText(text(batch, row)[batch.schema.fields[index].name]) == key
        }
    }
}
