internal import LoamColumns
internal import LoamEngine
internal import LoamFormats
internal import LoamStorage
internal import Synchronization

/// Reads tables back for their content digest, by binary COPY.
struct PostgresReader {
    private let sql: SchemaSQL
    private let schema: TableSchema

    init(_ sql: SchemaSQL, _ schema: TableSchema) {
        self.sql = sql
        self.schema = schema
    }

    /// The columns in the schema's order.
    static func columns(_ schema: TableSchema, prefix: String = "") -> String {
        schema.fields.map { prefix + SQLText.name($0.name) }.joined(separator: ", ")
    }

    /// What a query returns, whose columns are the schema's.
    func digest(of query: String, _ connection: PostgresConnection) throws(SQLError) -> ContentDigest {
        let decoder = PostgresCopyDecoder(schema)
        let batch = Batch(schema, capacity: RunPlan.normalBatchRows)
        var hasher = ContentHasher(schema)
        var total = ContentDigest()
        func flush() {
            total += hasher.digest(batch, rows: 0..<batch.rowCount)
            batch.clear()
        }
        try connection.copyOut("COPY (\(query)) TO STDOUT (FORMAT binary)") { message throws(SQLError) in
            do throws(PostgresCopyDecoder.Fault) {
                try decoder.decode(message, into: batch, flush: flush)
            } catch {
                throw SQLError(
                    "22000", "column \(error.column) of \(schema.name) holds a value that its type cannot be")
            }
        }
        flush()
        return total
    }

    /// The whole table with its partitions and heirs, where a server puts rows of partitioned tables; its pages shared among the connections, a thread each.
    func digest(_ connections: [PostgresConnection]) throws(SQLError) -> ContentDigest {
        let all = "SELECT \(Self.columns(schema)) FROM \(sql.table(schema.name))"
        guard connections.count > 1 else { return try digest(of: all, connections[0]) }
        let size = try connections[0].execute(
            "SELECT pg_relation_size('\(sql.table(schema.name).replacing("'", with: "''"))'::regclass) "
                + "/ current_setting('block_size')::int")
        let pages = Int(size[0, 0] ?? "") ?? 0
        let pieces = pages < 256 ? 1 : connections.count * 4
        let total = Mutex(ContentDigest())
        let failure = Mutex<SQLError?>(nil)
        do throws(RunError) {
            try Threads.share(pieces, among: connections) { piece, connection throws(RunError) in
                let first = piece * pages / pieces
                var query = all + " WHERE ctid >= '(\(first),0)'"
                // The last piece has no end: the table may have grown.
                if piece < pieces - 1 { query += " AND ctid < '(\((piece + 1) * pages / pieces),0)'" }
                do throws(SQLError) {
                    let part = try digest(of: query, connection)
                    total.withLock { $0 += part }
                } catch {
                    failure.withLock { $0 = $0 ?? error }
                    throw RunError(.destinationFailed, error.message)
                }
            }
        } catch {
            throw failure.withLock { $0 } ?? SQLError("", error.message)
        }
        return total.withLock { $0 }
    }

    func count(_ connection: PostgresConnection) throws(SQLError) -> Int {
        Int(try connection.execute("SELECT count(*) FROM \(sql.table(schema.name))")[0, 0] ?? "") ?? 0
    }
}
