internal import LoamBytes
internal import LoamColumns
internal import LoamEngine
internal import LoamFormats
internal import LoamSinks
internal import LoamStorage

/// Brings one chunk of one table into the database: the rows, and the note that they are there.
struct PostgresCopier: Sendable {
    private let copy: String
    private let staging: Staging?
    private let note: String
    private let identity: String
    private let schema: TableSchema
    private let sql: SchemaSQL
    private let digestsRows: Bool
    let destination: String
    let cancellation: Cancellation

    /// What replacing rows needs.
    private struct Staging {
        var create: String
        var merge: String
        var clear: String
        var query: String
    }

    init(_ target: PostgresTarget, _ table: Int) {
        guard let load = target.load else { preconditionFailure("a target begins before its sinks are made") }
        schema = load.plan.tables[table].schema
        sql = target.sql
        destination = target.destination
        cancellation = target.cancellation
        identity = load.identity
        digestsRows = target.options.verifies && load.plan.head.plan.digests
        let schema = schema
        let name = sql.table(schema.name)
        let columns = PostgresReader.columns(schema)
        note = "INSERT INTO \(target.ledgerTable) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING"
        // A table that this load has made has only its own rows, whose keys differ.
        let replaces = target.options.policy == .upsert && !load.hasMade(schema)
        guard replaces else {
            staging = nil
            copy = "COPY \(name) (\(columns)) FROM STDIN (FORMAT binary)"
            return
        }
        let other = "pg_temp." + SQLText.name("loam_staging_" + schema.name)
        let key = SQLText.name(schema.primaryKey)
        let sets = schema.fields.filter { $0.name != schema.primaryKey }.map { field in
            "\(SQLText.name(field.name)) = EXCLUDED.\(SQLText.name(field.name))"
        }
        staging = Staging(
            // Nothing of a session outlives the transaction: a pooler hands sessions on to others.
            create: "CREATE TEMP TABLE IF NOT EXISTS \(SQLText.name("loam_staging_" + schema.name)) ON COMMIT DROP AS "
                + "SELECT \(columns) FROM \(name) WITH NO DATA",
            merge: "INSERT INTO \(name) (\(columns)) SELECT \(columns) FROM \(other) ON CONFLICT (\(key)) DO "
                + (sets.isEmpty ? "NOTHING" : "UPDATE SET " + sets.joined(separator: ", ")),
            clear: "TRUNCATE \(other)",
            query:
                "SELECT \(PostgresReader.columns(schema, prefix: "t.")) FROM \(name) t JOIN \(other) s USING (\(key))")
        copy = "COPY \(other) (\(columns)) FROM STDIN (FORMAT binary)"
    }

    func begin(_ connection: PostgresConnection) throws(SQLError) { try connection.execute("BEGIN") }

    func commit(_ connection: PostgresConnection) throws(SQLError) { try connection.execute("COMMIT") }

    /// Sends a chunk, whose bytes are a whole COPY stream, inside of the transaction that is open; false if another run has sent it in the meantime.
    func send(_ chunk: LoadChunk, _ connection: PostgresConnection) throws(SQLError) -> Bool {
        if let staging {
            try connection.execute(staging.create)
            try connection.execute(staging.clear)
        }
        try connection.beginCopy(copy)
        try connection.put(chunk.buffer.buffer.bytes)
        let rows = try connection.endCopy()
        guard rows == chunk.rows else {
            throw SQLError("XX000", "the server took \(rows) of \(chunk.rows) rows")
        }
        if let staging { try merge(staging, chunk, connection) }
        let cells: [String?] = [identity, schema.name, String(chunk.number), String(chunk.rows), chunk.content.text]
        return try connection.execute(note, cells).affected == 1
    }

    private func merge(_ staging: Staging, _ chunk: LoadChunk, _ connection: PostgresConnection) throws(SQLError) {
        try connection.execute(staging.merge)
        guard digestsRows else { return }
        // Later, these rows cannot be distinguished from those that were there.
        let found = try PostgresReader(sql, schema).digest(of: staging.query, connection)
        guard found == chunk.content else {
            throw SQLError(
                "XX001",
                "\(found.rows) rows with content \(found.text) are there instead of \(chunk.rows) with \(chunk.content.text)"
            )
        }
    }

    func error(_ error: SQLError) -> RunError {
        if error.state == "XX001" {
            return RunError(
                .verificationFailed, error.message, location: schema.name, hint: "the chunk was taken back")
        }
        var shown = error.loadError("table " + schema.name, isLoading: true)
        if shown.code == .destinationUnavailable { shown.location = destination }
        return shown
    }
}
