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
    var plan: LoadPlan?
    var identity = ""
    var ledger = LoadLedger()
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
        let survey = try survey(plan, try connect())
        if try survey.ledger.admit(plan, options.policy, missing: missing(plan, survey), destination) {
            return plan.tables.map { table in
                "go on behind \(survey.ledger.chunks[table.name]?.count ?? 0) chunk(s) that are there"
            }
        }
        if let refusal = survey.refusal(plan, options.policy, destination) { throw refusal }
        return plan.tables.map { table in
            guard survey.present[table.name] != nil else { return "create \(sql.table(table.name))" }
            switch options.policy {
            case .truncate: return "empty \(sql.table(table.name)), then fill it"
            case .upsert:
                return "add to \(sql.table(table.name)), and replace rows of the same \(table.schema.primaryKey)"
            default: return "add to \(sql.table(table.name))"
            }
        }
    }

    public func begin(_ plan: LoadPlan) throws(RunError) {
        self.plan = plan
        let control = try connect()
        self.control = control
        guardian = try connect()
        try hold()
        let survey = try survey(plan, control)
        ledger = survey.ledger
        if try !survey.ledger.admit(plan, options.policy, missing: missing(plan, survey), destination) {
            if let refusal = survey.refusal(plan, options.policy, destination) { throw refusal }
            try prepare(control, plan, survey)
        }
        connections = []
        for _ in 0..<connectionCount { connections.append(try connect()) }
    }

    public func finishedChunks(_ table: Int) -> [Int: Int] {
        plan.flatMap { ledger.chunks[$0.tables[table].name] } ?? [:]
    }

    public func makeSink(_ table: Int, meter: LoadMeter) throws(RunError) -> any Sink {
        try demandHold()
        return PostgresSink(
            PostgresCopier(self, table), connections, meter: meter, spansTable: options.transaction == .table)
    }

    public func end() throws(RunError) {
        guard let control else { return }
        try demandHold()
        do throws(SQLError) {
            try control.execute("BEGIN")
            // Which tables it has filled stays known: emptying one takes back that this load is complete.
            try control.execute("DELETE FROM \(ledgerTable) WHERE load_id = $1 AND chunk >= 0", [identity])
            try control.execute(
                "UPDATE \(ledgerTable) SET content = $2 WHERE load_id = $1 AND table_name = ''",
                [identity, "complete \(options.policy.rawValue)"])
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

    private func survey(_ plan: LoadPlan, _ connection: PostgresConnection) throws(RunError) -> PostgresSurvey {
        identity = LoadLedger.identity(plan, namespace: namespace, chunkRows: chunkRows)
        do throws(SQLError) {
            return try PostgresSurvey(connection, plan, namespace: namespace, identity: identity)
        } catch {
            throw error.loadError(destination, isLoading: false)
        }
    }

    private func missing(_ plan: LoadPlan, _ survey: PostgresSurvey) -> [String] {
        plan.tables.map(\.name).filter { survey.present[$0] == nil }
    }
}

// Making everything ready, in one transaction.
extension PostgresTarget {
    private func prepare(_ control: PostgresConnection, _ plan: LoadPlan, _ survey: PostgresSurvey) throws(RunError) {
        do throws(SQLError) {
            try control.execute("BEGIN")
            do throws(SQLError) {
                try makeTables(control, plan, survey)
                try control.execute("COMMIT")
            } catch {
                _ = try? control.execute("ROLLBACK")
                throw error
            }
        } catch {
            throw error.loadError(destination, isLoading: false)
        }
    }

    private func makeTables(_ control: PostgresConnection, _ plan: LoadPlan, _ survey: PostgresSurvey) throws(SQLError)
    {
        if !survey.hasNamespace { try control.execute("CREATE SCHEMA \(SQLText.name(namespace))") }
        if !survey.hasLedger { try control.execute("CREATE TABLE \(ledgerTable) (\(LoadLedger.columns))") }
        try control.execute("DELETE FROM \(ledgerTable) WHERE load_id = $1", [identity])
        let there = plan.tables.filter { survey.present[$0.name] != nil }
        if options.policy == .truncate && !there.isEmpty {
            try control.execute("TRUNCATE \(there.map { sql.table($0.name) }.joined(separator: ", "))")
            // Rows of other loads in these tables are gone.
            for table in there {
                try control.execute(
                    "DELETE FROM \(ledgerTable) WHERE load_id IN (SELECT load_id FROM \(ledgerTable) WHERE table_name = $1)",
                    [table.name])
            }
        }
        ledger = LoadLedger()
        try note(control, "", rows: 0, content: "running \(options.policy.rawValue)")
        for table in plan.tables {
            var base = LoadLedger.Base.made
            if survey.present[table.name] == nil {
                try control.execute(sql.create(table.schema, among: plan.tables.map(\.schema), keys: .later))
            } else if options.policy == .truncate {
                base = .rows(ContentDigest())
            } else {
                base =
                    options.verifies && options.policy == .append
                    ? .rows(try PostgresReader(sql, table.schema).digest([control])) : .unknown
            }
            ledger.bases[table.name] = base
            let cells = LoadLedger.cells(base)
            try note(control, table.name, rows: cells.rows, content: cells.content)
        }
    }

    private func note(_ control: PostgresConnection, _ table: String, rows: Int, content: String) throws(SQLError) {
        try control.execute(
            "INSERT INTO \(ledgerTable) VALUES ($1, $2, -1, $3, $4)", [identity, table, String(rows), content])
    }
}
