public import LoamColumns
public import LoamEngine
internal import LoamFormats
public import LoamSinks
internal import LoamStorage

// What follows when all rows are there.
extension PostgresTarget {
    /// Primary keys, indexes on foreign keys, statistics and foreign keys of the tables that this load has made, each step
    /// for all tables together over the connections. What is there from an interrupted run is left alone.
    public func complete(_ cancellation: Cancellation, say: (String) -> Void) throws(RunError) {
        guard let load else { return }
        try demandHold()
        let all = load.plan.tables.map(\.schema)
        let made = all.filter(load.hasMade)
        guard !made.isEmpty else { return try analyse(all, say) }
        let present = try names()
        func missing(_ statements: [NamedStatement]) -> [String] {
            statements.filter { !present.contains($0.name) }.map(\.sql)
        }
        say("Making primary keys of \(made.count) tables")
        try runAll(missing(made.map(sql.primaryKey)), cancellation)
        let indexes = missing(made.flatMap { sql.foreignKeyIndexes($0, among: all) })
        if !indexes.isEmpty { say("Making \(indexes.count) indexes on foreign keys") }
        try runAll(indexes, cancellation)
        try analyse(made, say)
        let keys = made.map { ($0, sql.foreignKeys($0, among: all)) }
        let count = keys.reduce(0) { $0 + $1.1.count }
        guard count > 0 else { return }
        say("Making and checking \(count) foreign keys")
        // Two at once may wait for each other's tables; declaring them takes no time.
        for (_, statements) in keys {
            for statement in missing(statements) { try run(statement, connections[0]) }
        }
        try runAll(keys.flatMap { schema, statements in statements.map { sql.validation(schema, $0) } }, cancellation)
    }

    private func analyse(_ schemas: [TableSchema], _ say: (String) -> Void) throws(RunError) {
        try runAll(schemas.map { "ANALYZE \(sql.table($0.name))" }, cancellation)
    }

    /// Constraints and indexes that are there.
    private func names() throws(RunError) -> Set<String> {
        do throws(SQLError) {
            let rows = try connections[0].execute(
                """
                SELECT conname FROM pg_constraint c JOIN pg_namespace n ON n.oid = c.connamespace WHERE n.nspname = $1
                UNION SELECT indexname FROM pg_indexes WHERE schemaname = $1
                """, [namespace])
            return Set(rows.texts.map { $0[0] })
        } catch {
            throw error.loadError(destination, isLoading: true)
        }
    }

    private func runAll(_ statements: [String], _ cancellation: Cancellation) throws(RunError) {
        try Threads.share(statements.count, among: connections) { [self] number, connection throws(RunError) in
            if cancellation.isCancelled {
                throw RunError(.interrupted, "stopped before the end", hint: "continue with --resume")
            }
            try run(statements[number], connection)
        }
    }

    private func run(_ statement: String, _ connection: PostgresConnection) throws(RunError) {
        do throws(SQLError) {
            try connection.execute(statement)
        } catch {
            guard error.state.hasPrefix("23") else { throw error.loadError(destination, isLoading: true) }
            // A key that the rows break.
            throw RunError(
                .verificationFailed, error.description, location: destination,
                hint: "the rows are loaded, their keys do not hold; 'loam check' on the files says which")
        }
    }

    private func run(_ statement: NamedStatement, _ connection: PostgresConnection) throws(RunError) {
        try run(statement.sql, connection)
    }

    public func verify(_ table: Int, rows: Int, content: ContentDigest?) throws(RunError) -> (
        verification: LoadedTable.Verification, difference: String
    ) {
        guard let load else { return (.unverified, "") }
        do throws(SQLError) {
            return try load.verify(table, rows: rows, content: content) { [self] schema, countsOnly throws(SQLError) in
                let reader = PostgresReader(sql, schema)
                return countsOnly
                    ? ContentDigest(rows: try reader.count(connections[0])) : try reader.digest(connections)
            }
        } catch {
            if error.state == "22000" { return (.differs, error.message) }
            throw error.loadError(destination, isLoading: true)
        }
    }
}
