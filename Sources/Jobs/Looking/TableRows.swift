internal import LoamBytes
internal import LoamColumns
internal import LoamEngine
internal import LoamFormats

/// Grows a few rows of a source for the screen.
enum TableRows {
    /// Batches for the driver rows, for the tables asked for; nil for the others.
    static func grow(_ source: any Source, _ drivers: Range<Int>, tables: [Int]) -> [Batch?] {
        let batches: [Batch?] = source.tables.indices.map { table in
            guard tables.contains(table) else { return nil }
            return Batch(
                source.tables[table], capacity: source.maximumRows(table: table, drivers: max(1, drivers.count)))
        }
        if !drivers.isEmpty { source.makeGrower().grow(drivers, into: batches) }
        return batches
    }

    /// Goes through the first rows of a table, `count` at most, growing block by block until there are enough.
    static func forEachFirst(_ count: Int, of source: any Source, table: Int, _ body: (Batch, Int) -> Void) {
        let block = max(1, min(source.driverCount, max(count, 1024)))
        let batch = Batch(source.tables[table], capacity: source.maximumRows(table: table, drivers: block))
        let batches = source.tables.indices.map { $0 == table ? batch : nil }
        let grower = source.makeGrower()
        var (start, left) = (0, count)
        while start < source.driverCount && left > 0 {
            let drivers = start..<min(start + block, source.driverCount)
            batch.clear()
            grower.grow(drivers, into: batches)
            for row in 0..<min(left, batch.rowCount) { body(batch, row) }
            left -= min(left, batch.rowCount)
            start = drivers.upperBound
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
        let block = 4096
        let grower = source.makeGrower()
        let batch = Batch(schema, capacity: source.maximumRows(table: table, drivers: block))
        var batches: [Batch?] = source.tables.map { _ in nil }
        batches[table] = batch
        var start = 0
        while start < source.driverCount {
            let drivers = start..<min(start + block, source.driverCount)
            batch.clear()
            grower.grow(drivers, into: batches)
            for row in 0..<batch.rowCount where matches(batch, column, row, key, words) {
                return (start, row, batch)
            }
            start = drivers.upperBound
        }
        return nil
    }

    /// A key as text, whether it is one or a number; nil for null.
    static func keyText(_ cell: JSONValue?) -> String? {
        guard case .number(let number)? = cell else { return cell?.text }
        return number
    }

    private static func matches(
        _ batch: Batch, _ place: Int, _ row: Int, _ key: String, _ words: UUIDWords?
    ) -> Bool {
        let column = batch.columns[place]
        return switch column.type {
        case .uuid: words.map { column.uuid[row] == $0 } ?? false
        case .utf8: column.textBytes(row).elementsEqual(key.utf8)
        case .int64: Int64(key) == column.int64[row]
        case .int32: Int32(key) == column.int32[row]
        default: keyText(text(batch, row)[batch.schema.fields[place].name]) == key
        }
    }
}
