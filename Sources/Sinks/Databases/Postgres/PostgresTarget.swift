internal import LoamBytes
internal import LoamColumns
public import LoamEngine
internal import LoamFormats
public import LoamSinks
internal import LoamStorage

/// Loads into a PostgreSQL database by binary COPY, a transaction a chunk, over several connections.
///
/// Each chunk is noted in the table `loam_loads` by the transaction that brings it, so a load that was stopped at any moment
/// continues with every row exactly once. Tables are made without keys; these follow when all rows are there.
public final class PostgresTarget: LoadTarget {
    let address: PostgresAddress
    let options: DatabaseOptions
    let connectionCount: Int
    let namespace: String
    let sql: SchemaSQL
    public let destination: String
    let cancellation: Cancellation

    // Set by `begin`.
    var load: DatabaseLoad?
    var connections: [PostgresConnection] = []
    /// Keeps other loads out, by a transaction that is open as long as the load.
    private var guardian: PostgresConnection?
    /// Makes tables before the load, and tidies up after it.
    private var control: PostgresConnection?

    /// Bytes of a chunk as they travel, about.
    private static let chunkBytes = 4 << 20

    /// - Parameters:
    ///   - url: for libpq.
    ///   - namespace: the schema of the tables; made where it is missing.
    /// - Throws: `bad_request` where the URL cannot be read.
    public init(
        url: String, options: DatabaseOptions, connections: Int, namespace: String, cancellation: Cancellation
    ) throws(RunError) {
        guard RedactedURL.isReadable(url) else {
            throw RunError(
                .badRequest, "the URL cannot be read", location: RedactedURL.of(url), hint: RedactedURL.hint)
        }
        do throws(SQLError) {
            address = try PostgresAddress(url)
        } catch  where error.isMissingLibrary {
            throw error.loadError(RedactedURL.of(url), isLoading: false)
        } catch {
            throw RunError(
                .badRequest, error.message, location: RedactedURL.of(url),
                hint: "say postgresql://USER@HOST:PORT/DATABASE")
        }
        self.options = options
        connectionCount = options.transaction == .table ? 1 : connections
        self.namespace = namespace
        self.cancellation = cancellation
        sql = SchemaSQL(.postgresql, namespace: namespace)
        destination = RedactedURL.of(url)
    }

    public func format(_ table: LoadTable) -> any RowFormat { PostgresCopyFormat() }

    public func chunkRows(_ table: LoadTable) -> Int {
        options.chunkRows ?? ChunkSize.rows(table.schema, bytes: Self.chunkBytes)
    }

    public func inspect(_ plan: LoadPlan) throws(RunError) -> [String] {
        var load = makeLoad(plan)
        return try load.intentions(try survey(load, try connect())) { sql.table($0.name) }
    }

    public func begin(_ plan: LoadPlan) throws(RunError) {
        var load = makeLoad(plan)
        let control = try connect()
        self.control = control
        guardian = try connect()
        try hold()
        let survey = try survey(load, control)
        if try !load.admit(survey) { try prepare(control, &load, survey) }
        self.load = load
        connections = []
        for _ in 0..<connectionCount { connections.append(try connect()) }
    }

    private func makeLoad(_ plan: LoadPlan) -> DatabaseLoad {
        DatabaseLoad(
            plan, identity: LoadLedger.identity(plan, namespace: namespace, chunkRows: chunkRows), options, destination)
    }

    public func finishedChunks(_ table: Int) -> [Int: Int] { load?.finishedChunks(table) ?? [:] }

    public func makeSink(_ table: Int, meter: LoadMeter) throws(RunError) -> any Sink {
        try demandHold()
        return PostgresSink(
            PostgresCopier(self, table), connections, meter: meter, spansTable: options.transaction == .table)
    }

    public func end() throws(RunError) {
        guard let control, let load else { return }
        try demandHold()
        do throws(SQLError) {
            try control.execute("BEGIN")
            try load.end(PostgresPreparation(control, sql), statements)
            try control.execute("COMMIT")
        } catch {
            throw error.loadError(destination, isLoading: true)
        }
        // The load is complete, even if the connection that kept others out is lost now.
        _ = try? guardian?.execute("COMMIT")
    }

    /// Makes sure that other loads are still kept out: the server may have ended the guardian's connection.
    func demandHold() throws(RunError) {
        do throws(SQLError) { try guardian?.execute("SELECT 1") } catch {
            throw RunError(
                .destinationUnavailable, "the connection that keeps other loads out is gone: \(error.message)",
                location: destination, hint: "run again with --resume")
        }
    }

    var ledgerTable: String { sql.table(LoadLedger.table) }

    private var statements: LedgerStatements { LedgerStatements(ledgerTable) }

    private func isCancelled() -> Bool { cancellation.isCancelled }

    private func connect() throws(RunError) -> PostgresConnection {
        do throws(SQLError) {
            return try BackOff.run(isStopped: isCancelled) { () throws(SQLError) in
                try PostgresConnection(address)
            }
        } catch {
            throw error.loadError(destination, isLoading: false)
        }
    }

    /// Keeps other loads out of the schema until the guardian's transaction ends. The lock belongs to the transaction, not to the
    /// session: a pooler hands sessions on to others. A client that was killed may leave one behind for a moment.
    private func hold() throws(RunError) {
        guard let guardian else { return }
        do throws(SQLError) {
            try BackOff.run(isStopped: isCancelled) { () throws(SQLError) in
                try guardian.execute("BEGIN; SET LOCAL idle_in_transaction_session_timeout = 0")
                let rows = try guardian.execute(
                    "SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0))", ["loam_loads in " + namespace])
                guard rows[0, 0] == "t" else {
                    try guardian.execute("ROLLBACK")
                    throw SQLError("55P03", "another load into this schema is at work")
                }
            }
        } catch {
            if error.state == "55P03" {
                throw RunError(.outputExists, error.message, location: destination, hint: "wait for it, or stop it")
            }
            throw error.loadError(destination, isLoading: false)
        }
    }

    private func survey(_ load: DatabaseLoad, _ connection: PostgresConnection) throws(RunError) -> PostgresSurvey {
        do throws(SQLError) {
            return try PostgresSurvey(connection, load.plan, namespace: namespace, identity: load.identity, statements)
        } catch {
            throw error.loadError(destination, isLoading: false)
        }
    }

    /// Makes everything ready, in one transaction.
    private func prepare(_ control: PostgresConnection, _ load: inout DatabaseLoad, _ survey: PostgresSurvey)
        throws(RunError)
    {
        do throws(SQLError) {
            try control.execute("BEGIN")
            do throws(SQLError) {
                if !survey.hasNamespace { try control.execute("CREATE SCHEMA \(SQLText.name(namespace))") }
                try load.makeTables(PostgresPreparation(control, sql), survey, statements)
                try control.execute("COMMIT")
            } catch {
                _ = try? control.execute("ROLLBACK")
                throw error
            }
        } catch {
            throw error.loadError(destination, isLoading: false)
        }
    }
}
