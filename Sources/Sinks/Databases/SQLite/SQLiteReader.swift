internal import LoamColumns
internal import LoamEngine
internal import LoamFormats
internal import LoamStorage

/// Reads tables back for their content digest, row by row.
struct SQLiteReader {
    private let schema: TableSchema

    init(_ schema: TableSchema) { self.schema = schema }

    /// The whole table.
    func digest(_ session: SQLiteSession) throws(SQLError) -> ContentDigest {
        let columns = schema.fields.map { SQLText.name($0.name) }.joined(separator: ", ")
        return try digest(of: try session.prepare("SELECT \(columns) FROM \(SQLText.name(schema.name))"))
    }

    /// What a query returns, whose columns are the schema's.
    func digest(of query: SQLiteStatement) throws(SQLError) -> ContentDigest {
        let batch = Batch(schema, capacity: RunPlan.normalBatchRows)
        let reader = StoredCellReader(schema)
        var hasher = ContentHasher(schema)
        var total = ContentDigest()
        reader.begin(batch)
        while try query.next() {
            for column in schema.fields.indices {
                guard set(column, query, reader) else {
                    throw SQLError(
                        "SQLITE_MISMATCH", "column \(schema.fields[column].name) holds a value that its type cannot be")
                }
            }
            reader.endRow()
            guard reader.isFull else { continue }
            reader.finish()
            total += hasher.digest(batch, rows: 0..<batch.rowCount)
            batch.clear()
            reader.begin(batch)
        }
        reader.finish()
        total += hasher.digest(batch, rows: 0..<batch.rowCount)
        return total
    }

    @inline(__always)
    private func set(_ column: Int, _ query: SQLiteStatement, _ reader: StoredCellReader) -> Bool {
        let index = Int32(truncatingIfNeeded: column)
        return switch query.kind(index) {
        case .null: reader.setNull(column)
        case .integer: reader.set(column, integer: query.integer(index))
        case .real: reader.set(column, real: query.real(index))
        case .text: reader.set(column, text: query.text(index))
        case .blob: false
        }
    }

    func count(_ session: SQLiteSession) throws(SQLError) -> Int {
        Int(try session.rows("SELECT count(*) FROM \(SQLText.name(schema.name))")[0][0] ?? "") ?? 0
    }
}
