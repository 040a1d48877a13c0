internal import LoamBytes
internal import LoamColumns
internal import LoamEngine
internal import LoamFormats
internal import LoamSinks
internal import LoamStorage

/// Puts the chunks of one table into a SQLite file, each in a transaction with the note that it is there. The rows of a chunk
/// are inserted in the order of their keys, bound where they are.
final class SQLiteSink: Sink {
    private let database: SQLiteDatabase
    private let schema: TableSchema
    private let identity: String
    private let path: String
    private let meter: LoadMeter
    private let verifies: Bool
    /// Whether one transaction holds all chunks.
    private let spansTable: Bool
    private let insert: SQLiteStatement
    /// Keeps the keys of a chunk whose rows are read back; nil if they are not read.
    private let keep: SQLiteStatement?
    private let keptRows: String
    private let keyColumn: Int

    private let chunk = LoadChunk()
    private var isFilling = false
    private var order = KeyOrder()

    init(
        _ database: SQLiteDatabase, _ schema: TableSchema, identity: String, path: String, meter: LoadMeter,
        replaces: Bool,
        verifies: Bool, spansTable: Bool
    ) throws(SQLError) {
        self.database = database
        self.schema = schema
        self.identity = identity
        self.path = path
        self.meter = meter
        self.verifies = verifies
        self.spansTable = spansTable
        keyColumn = schema.index(of: schema.primaryKey) ?? 0
        let columns = schema.fields.map { SQLText.name($0.name) }
        let table = SQLText.name(schema.name)
        let key = SQLText.name(schema.primaryKey)
        var sql =
            "INSERT INTO \(table) (\(columns.joined(separator: ", "))) VALUES ("
            + columns.map { _ in "?" }.joined(separator: ", ") + ")"
        if replaces {
            let sets = columns.filter { $0 != key }.map { "\($0) = excluded.\($0)" }
            sql +=
                " ON CONFLICT (\(key)) DO " + (sets.isEmpty ? "NOTHING" : "UPDATE SET " + sets.joined(separator: ", "))
        }
        let kept = "temp.loam_keys"
        keptRows =
            "SELECT \(columns.map { "t." + $0 }.joined(separator: ", ")) FROM \(table) t JOIN \(kept) k ON k.key = t.\(key)"
        let text = sql
        (insert, keep) = try database.use { session throws(SQLError) in
            guard verifies else { return (try session.prepare(text), nil) }
            try session.execute("DROP TABLE IF EXISTS \(kept); CREATE TEMP TABLE loam_keys (key)")
            return (try session.prepare(text), try session.prepare("INSERT INTO \(kept) VALUES (?)"))
        }
    }

    func write(_ piece: Chunk) throws(RunError) {
        if !isFilling { chunk.clear(piece.file) }
        isFilling = !piece.endsFile
        chunk.buffer.buffer.append(piece.bytes)
        chunk.rows += piece.rows
        chunk.content += piece.content
        guard piece.endsFile, chunk.rows > 0 else { return }
        let began = Machine.now()
        do throws(SQLError) {
            try database.use { session throws(SQLError) in
                if !session.isInTransaction { try session.execute("BEGIN IMMEDIATE") }
                try insertRows()
                if verifies { try readBack(session) }
                try session.execute(
                    "INSERT INTO \(LoadLedger.table) VALUES (?, ?, ?, ?, ?)",
                    [
                        .text(identity), .text(schema.name), .integer(chunk.number), .integer(chunk.rows),
                        .text(chunk.content.text),
                    ])
                if !spansTable { try session.execute("COMMIT") }
            }
        } catch {
            throw shown(error)
        }
        meter.record(rows: chunk.rows, bytes: chunk.buffer.buffer.count, seconds: Machine.now() - began)
    }

    private func insertRows() throws(SQLError) {
        let columns = schema.fields.count
        order.sort(chunk.buffer.buffer.bytes, columns: columns, key: keyColumn)
        let base = UnsafeRawPointer(chunk.buffer.buffer.start)
        let insert = insert
        for row in order.rows {
            var cell = base + row.start
            for column in 0..<columns {
                if column == keyColumn, let keep { _ = Self.bind(cell, keep, 1) }
                cell = Self.bind(cell, insert, Int32(truncatingIfNeeded: column + 1))
            }
            try insert.run()
            try keep?.run()
        }
    }

    /// Binds a cell; returns the one after it.
    @inline(__always)
    private static func bind(_ cell: UnsafeRawPointer, _ statement: SQLiteStatement, _ column: Int32)
        -> UnsafeRawPointer
    {
        switch cell.load(as: UInt8.self) {
        case StoredCellFormat.Tag.integer.rawValue:
            statement.bind(column, cell.loadUnaligned(fromByteOffset: 1, as: Int64.self))
            return cell + 9
        case StoredCellFormat.Tag.real.rawValue:
            statement.bind(column, Double(bitPattern: cell.loadUnaligned(fromByteOffset: 1, as: UInt64.self)))
            return cell + 9
        case StoredCellFormat.Tag.text.rawValue:
            let count = Int(cell.loadUnaligned(fromByteOffset: 1, as: UInt32.self))
            statement.bind(column, text: cell + 5, count: count)
            return cell + 5 + count
        default:
            statement.bindNull(column)
            return cell + 1
        }
    }

    /// Compares the chunk's rows, as they are in the table now, with what was sent.
    private func readBack(_ session: SQLiteSession) throws(SQLError) {
        let found = try SQLiteReader(schema).digest(of: try session.prepare(keptRows))
        try session.execute("DELETE FROM temp.loam_keys")
        guard found == chunk.content else {
            throw SQLError(
                "VERIFICATION",
                "\(found.rows) rows with content \(found.text) are there instead of \(chunk.rows) with \(chunk.content.text)"
            )
        }
    }

    func finish(_ summary: RunSummary) throws(RunError) {
        do throws(SQLError) {
            try database.use { session throws(SQLError) in
                if session.isInTransaction { try session.execute("COMMIT") }
            }
        } catch {
            throw shown(error)
        }
    }

    func abandon() {
        try? database.use { session throws(SQLError) in
            if session.isInTransaction { try session.execute("ROLLBACK") }
        }
    }

    private func shown(_ error: SQLError) -> RunError {
        if error.state == "VERIFICATION" {
            return RunError(
                .verificationFailed, error.message, location: schema.name, hint: "the chunk was taken back")
        }
        var shown = error.sqliteError(path, isLoading: true)
        if shown.code == .rowsRefused { shown.location = "table " + schema.name }
        return shown
    }
}
