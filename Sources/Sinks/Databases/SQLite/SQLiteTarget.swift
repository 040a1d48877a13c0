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

    // Set by `begin`.
    private var plan: LoadPlan?
    private var identity = ""
    private var ledger = LoadLedger()
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
        var survey = SQLiteSurvey()
        identity = LoadLedger.identity(plan, namespace: "", chunkRows: chunkRows)
        if FileSystem.exists(path) {
            survey = try guarded { () throws(SQLError) in
                let database = try SQLiteDatabase(path: path, isReadOnly: true)
                return try database.use { session throws(SQLError) in
                    try SQLiteSurvey(session, plan, identity: identity)
                }
            }
        } else {
            try demandDirectory()
        }
        if try survey.ledger.admit(plan, options.policy, missing: missing(plan, survey), destination) {
            return plan.tables.map {
                "go on behind \(survey.ledger.chunks[$0.name]?.count ?? 0) chunk(s) that are there"
            }
        }
        if let refusal = survey.refusal(plan, options.policy, destination) { throw refusal }
        return plan.tables.map { table in
            guard survey.present[table.name] != nil else { return "create \(table.name)" }
            switch options.policy {
            case .truncate: return "empty \(table.name), then fill it"
            case .upsert: return "add to \(table.name), and replace rows of the same \(table.schema.primaryKey)"
            default: return "add to \(table.name)"
            }
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
        self.plan = plan
        identity = LoadLedger.identity(plan, namespace: "", chunkRows: chunkRows)
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
            try prepare(database, plan)
        } catch {
            try? database.close()
            if !existed { try? FileSystem.remove(path) }
            throw error
        }
        self.database = database
    }

    private func prepare(_ database: SQLiteDatabase, _ plan: LoadPlan) throws(RunError) {
        let survey = try guarded { () throws(SQLError) in
            try database.use { session throws(SQLError) in try SQLiteSurvey(session, plan, identity: identity) }
        }
        ledger = survey.ledger
        let goesOn = try survey.ledger.admit(plan, options.policy, missing: missing(plan, survey), destination)
        if !goesOn, let refusal = survey.refusal(plan, options.policy, destination) { throw refusal }
        try guarded { () throws(SQLError) in
            try database.use { session throws(SQLError) in
                try session.execute(
                    """
                    PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF;
                    PRAGMA ignore_check_constraints = ON; PRAGMA cache_size = -262144; PRAGMA temp_store = MEMORY
                    """)
            }
            guard !goesOn else { return }
            try database.transaction { session throws(SQLError) in try makeTables(session, plan, survey) }
        }
    }

    private func makeTables(_ session: SQLiteSession, _ plan: LoadPlan, _ survey: SQLiteSurvey) throws(SQLError) {
        if !survey.hasLedger {
            try session.execute("CREATE TABLE \(LoadLedger.table) (\(LoadLedger.columns)) WITHOUT ROWID")
        }
        try session.execute("DELETE FROM \(LoadLedger.table) WHERE load_id = ?", [.text(identity)])
        ledger = LoadLedger()
        try note(session, "", rows: 0, content: "running \(options.policy.rawValue)")
        for table in plan.tables { try ready(table, session, plan, survey) }
    }

    private func ready(_ table: LoadTable, _ session: SQLiteSession, _ plan: LoadPlan, _ survey: SQLiteSurvey)
        throws(SQLError)
    {
        var base = LoadLedger.Base.made
        if survey.present[table.name] == nil {
            try session.execute(sql.create(table.schema, among: plan.tables.map(\.schema), keys: .inside))
        } else if options.policy == .truncate {
            try session.execute("DELETE FROM \(SQLText.name(table.name))")
            // Rows of other loads in the table are gone.
            try session.execute(
                "DELETE FROM \(LoadLedger.table) WHERE load_id <> ?1 AND load_id IN "
                    + "(SELECT load_id FROM \(LoadLedger.table) WHERE table_name = ?2)",
                [.text(identity), .text(table.name)])
            base = .rows(ContentDigest())
        } else {
            base =
                options.verifies && options.policy == .append
                ? .rows(try SQLiteReader(table.schema).digest(session)) : .unknown
        }
        ledger.bases[table.name] = base
        let cells = LoadLedger.cells(base)
        try note(session, table.name, rows: cells.rows, content: cells.content)
    }

    private func note(_ session: SQLiteSession, _ table: String, rows: Int, content: String) throws(SQLError) {
        try session.execute(
            "INSERT INTO \(LoadLedger.table) VALUES (?, ?, -1, ?, ?)",
            [.text(identity), .text(table), .integer(rows), .text(content)])
    }

    public func finishedChunks(_ table: Int) -> [Int: Int] {
        plan.flatMap { ledger.chunks[$0.tables[table].name] } ?? [:]
    }

    public func makeSink(_ table: Int, meter: LoadMeter) throws(RunError) -> any Sink {
        guard let plan, let database else { preconditionFailure("a target begins before its sinks are made") }
        let schema = plan.tables[table].schema
        let replaces = options.policy == .upsert && ledger.bases[schema.name] != .made
        return try guarded { () throws(SQLError) in
            try SQLiteSink(
                database, schema, identity: identity, path: destination, meter: meter, replaces: replaces,
                verifies: replaces && options.verifies && plan.head.plan.digests,
                spansTable: options.transaction == .table)
        }
    }

    public func complete(_ cancellation: Cancellation, say: (String) -> Void) throws(RunError) {
        guard let plan, let database else { return }
        let names = plan.tables.filter { $0.schema.fields.contains { $0.references != nil } }.map(\.name)
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
        guard let schema = plan?.tables[table].schema, let database, let base = ledger.bases[schema.name] else {
            return (.unverified, "")
        }
        // Rows that replace others were read back chunk by chunk, before they were confirmed.
        if options.policy == .upsert && base != .made { return (content == nil ? .unverified : .verified, "") }
        guard base != .unknown else { return (.unverified, "") }
        do throws(SQLError) {
            let found = try database.use { session throws(SQLError) in
                let reader = SQLiteReader(schema)
                return content == nil ? ContentDigest(rows: try reader.count(session)) : try reader.digest(session)
            }
            return ReadBack.of(rows: rows, content: content, found: found, base: base)
        } catch {
            if error.state == "SQLITE_MISMATCH" { return (.differs, error.message) }
            throw error.sqliteError(destination, isLoading: true)
        }
    }

    public func end() throws(RunError) {
        guard let database else { return }
        try guarded { () throws(SQLError) in
            try database.use { session throws(SQLError) in
                // The first commit that waits for the device makes all that was written before it durable, too.
                try session.execute("PRAGMA synchronous = FULL; BEGIN IMMEDIATE")
                try session.execute(
                    "DELETE FROM \(LoadLedger.table) WHERE load_id = ? AND chunk >= 0", [.text(identity)])
                // Which tables it has filled stays known: emptying one takes back that this load is complete.
                try session.execute(
                    "UPDATE \(LoadLedger.table) SET content = ? WHERE load_id = ? AND table_name = ''",
                    [.text("complete \(options.policy.rawValue)"), .text(identity)])
                try session.execute("COMMIT; PRAGMA optimize")
            }
            try database.close()
        }
        self.database = nil
    }

    private func missing(_ plan: LoadPlan, _ survey: SQLiteSurvey) -> [String] {
        plan.tables.map(\.name).filter { survey.present[$0] == nil }
    }

    private func guarded<Result>(_ body: () throws(SQLError) -> Result) throws(RunError) -> Result {
        do throws(SQLError) { return try body() } catch {
            throw error.sqliteError(destination, isLoading: database != nil)
        }
    }
}
