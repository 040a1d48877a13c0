internal import LoamBytes
public import LoamColumns
public import LoamEngine
internal import LoamFormats
public import LoamSinks
internal import LoamStorage

/// Loads into a SQLite file through prepared statements: strict tables, keys declared from the start, foreign keys checked
/// at the end. A file keeps its journal mode: one with a write-ahead log is loaded through it.
///
/// Each chunk is a transaction that also notes it in the table `loam_loads`. The journal makes a transaction whole
/// whatever ends the process; only the end waits for the device (`synchronous` is off until then), so a machine that
/// loses power during a load may leave a file that must be loaded again.
public final class SQLiteTarget: LoadTarget {
    private let path: String
    private let options: DatabaseOptions
    public let destination: String
    private let sql = SchemaSQL(.strictSQLite)

    private let statements = LedgerStatements(LoadLedger.table)

    // Set by `begin`.
    private var load: DatabaseLoad?
    private var database: SQLiteDatabase?

    /// Bytes of a chunk, about: large, since every transaction writes the pages of the key's index that it has touched,
    /// which are nearly all.
    private static let chunkBytes = 64 << 20

    public init(path: String, options: DatabaseOptions) {
        self.path = path
        self.options = options
        destination = "sqlite:" + path
    }

    public func format(_ table: LoadTable) -> any RowFormat { StoredCellFormat() }

    public func chunkRows(_ table: LoadTable) -> Int {
        options.chunkRows ?? ChunkSize.rows(table.schema, bytes: Self.chunkBytes)
    }

    public func inspect(_ plan: LoadPlan) throws(RunError) -> [String] {
        var load = makeLoad(plan)
        var survey = SQLiteSurvey()
        if FileSystem.exists(path) {
            survey = try guarded { () throws(SQLError) in
                try self.survey(load, try SQLiteDatabase(path: path, isReadOnly: true))
            }
        } else {
            try demandDirectory()
        }
        return try load.intentions(survey, name: \.name)
    }

    private func makeLoad(_ plan: LoadPlan) -> DatabaseLoad {
        DatabaseLoad(
            plan, identity: LoadLedger.identity(plan, namespace: "", chunkRows: chunkRows), options, destination)
    }

    private func survey(_ load: DatabaseLoad, _ database: SQLiteDatabase) throws(SQLError) -> SQLiteSurvey {
        try database.use { session throws(SQLError) in
            try SQLiteSurvey(session, load.plan, identity: load.identity, statements)
        }
    }

    private func demandDirectory() throws(RunError) {
        guard let slash = path.lastIndex(of: "/") else { return }
        let directory = slash == path.startIndex ? "/" : String(path[..<slash])
        guard FileSystem.isDirectory(directory) else {
            throw RunError(.cannotCreate, "there is no such directory", location: directory, hint: "make it first")
        }
    }

    public func begin(_ plan: LoadPlan) throws(RunError) {
        try demandDirectory()
        let existed = FileSystem.exists(path)
        let database = try guarded { () throws(SQLError) in
            let database = try SQLiteDatabase(path: path)
            try database.use { session throws(SQLError) in
                // Held from the first change to the end: another writer would have to wait for each chunk.
                try session.execute("PRAGMA locking_mode = EXCLUSIVE")
                try session.execute("BEGIN IMMEDIATE; COMMIT")
            }
            return database
        }
        do throws(RunError) {
            try prepare(database, makeLoad(plan))
        } catch {
            try? database.close()
            if !existed { try? FileSystem.remove(path) }
            throw error
        }
        self.database = database
    }

    private func prepare(_ database: SQLiteDatabase, _ begun: DatabaseLoad) throws(RunError) {
        var load = begun
        let survey = try guarded { () throws(SQLError) in try self.survey(begun, database) }
        let goesOn = try load.admit(survey)
        try guarded { () throws(SQLError) in
            try database.use { session throws(SQLError) in
                try session.execute(
                    """
                    PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF;
                    PRAGMA ignore_check_constraints = ON; PRAGMA cache_size = -262144; PRAGMA temp_store = MEMORY
                    """)
            }
            guard !goesOn else { return }
            try database.transaction { session throws(SQLError) in
                try load.makeTables(SQLitePreparation(session, sql), survey, statements)
            }
        }
        self.load = load
    }

    public func finishedChunks(_ table: Int) -> [Int: Int] { load?.finishedChunks(table) ?? [:] }

    public func makeSink(_ table: Int, meter: LoadMeter) throws(RunError) -> any Sink {
        guard let load, let database else { preconditionFailure("a target begins before its sinks are made") }
        let schema = load.plan.tables[table].schema
        let replaces = options.policy == .upsert && !load.hasMade(schema)
        return try guarded { () throws(SQLError) in
            try SQLiteSink(
                database, schema, identity: load.identity, path: destination, meter: meter, replaces: replaces,
                verifies: replaces && options.verifies && load.plan.head.plan.digests,
                spansTable: options.transaction == .table)
        }
    }

    public func complete(_ cancellation: Cancellation, say: (String) -> Void) throws(RunError) {
        guard let load, let database else { return }
        let names = load.plan.tables.filter { $0.schema.fields.contains { $0.references != nil } }.map(\.name)
        guard !names.isEmpty else { return }
        say("Checking foreign keys of \(names.count) tables")
        for name in names {
            if cancellation.isCancelled {
                throw RunError(.interrupted, "stopped before the end", hint: "continue with --resume")
            }
            let broken = try guarded { () throws(SQLError) in
                try database.use { session throws(SQLError) in
                    try session.rows(
                        "SELECT \"rowid\", parent, fkid FROM pragma_foreign_key_check(?) LIMIT 5", [.text(name)])
                }
            }
            guard !broken.isEmpty else { continue }
            let rows = broken.map { "row \($0[0] ?? "?") into \($0[1] ?? "?")" }.joined(separator: ", ")
            throw RunError(
                .verificationFailed, "keys of table \(name) point to rows that are not there: \(rows)",
                location: destination, hint: "the rows are loaded; load the tables that they refer to, too")
        }
    }

    public func verify(_ table: Int, rows: Int, content: ContentDigest?) throws(RunError) -> (
        verification: LoadedTable.Verification, difference: String
    ) {
        guard let load, let database else { return (.unverified, "") }
        do throws(SQLError) {
            return try load.verify(table, rows: rows, content: content) { schema, countsOnly throws(SQLError) in
                try database.use { session throws(SQLError) in
                    let reader = SQLiteReader(schema)
                    return countsOnly ? ContentDigest(rows: try reader.count(session)) : try reader.digest(session)
                }
            }
        } catch {
            if error.state == "SQLITE_MISMATCH" { return (.differs, error.message) }
            throw error.sqliteError(destination, isLoading: true)
        }
    }

    public func end() throws(RunError) {
        guard let load, let database else { return }
        try guarded { () throws(SQLError) in
            try database.use { session throws(SQLError) in
                // The first commit that waits for the device makes all that was written before it durable, too.
                try session.execute("PRAGMA synchronous = FULL; BEGIN IMMEDIATE")
                try load.end(SQLitePreparation(session, sql), statements)
                try session.execute("COMMIT; PRAGMA optimize")
            }
            try database.close()
        }
        self.database = nil
    }

    private func guarded<Result>(_ body: () throws(SQLError) -> Result) throws(RunError) -> Result {
        do throws(SQLError) { return try body() } catch {
            throw error.sqliteError(destination, isLoading: database != nil)
        }
    }
}
