internal import LoamColumns
internal import LoamEngine
internal import LoamFormats
internal import LoamSinks
internal import LoamStorage

/// What a PostgreSQL database holds of a load's tables. Reads only.
struct PostgresSurvey: LoadSurvey {
    var hasNamespace = false
    var present: [String: [PresentColumn]] = [:]
    /// Those of them whose primary key, or some unique index, is the schema's key.
    var keyed: Set<String> = []
    var hasLedger = false
    var ledger = LoadLedger()

    init(
        _ connection: PostgresConnection, _ plan: LoadPlan, namespace: String, identity: String,
        _ statements: LedgerStatements
    ) throws(SQLError) {
        hasNamespace = try connection.execute("SELECT 1 FROM pg_namespace WHERE nspname = $1", [namespace]).count > 0
        guard hasNamespace else { return }
        let names = Set(
            try connection.execute(
                """
                SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE n.nspname = $1 AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
                """, [namespace]
            ).texts.map { $0[0] })
        hasLedger = names.contains(LoadLedger.table)
        if hasLedger {
            ledger = LoadLedger(
                try connection.execute(LedgerStatements.dollars(statements.select), [identity]).texts)
        }
        for table in plan.tables where names.contains(table.name) {
            present[table.name] = try Self.columns(connection, namespace, table.name)
            if try Self.isKeyed(connection, namespace, table.schema) { keyed.insert(table.name) }
        }
    }

    private static func columns(_ connection: PostgresConnection, _ namespace: String, _ table: String) throws(SQLError)
        -> [PresentColumn]
    {
        let rows = try connection.execute(
            """
            SELECT a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
                a.atthasdef OR a.attidentity <> '' OR a.attgenerated <> ''
            FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = $1 AND c.relname = $2 AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum
            """, [namespace, table])
        return rows.texts.map { row in
            PresentColumn(name: row[0], type: row[1], isNullable: row[2] == "f", hasDefault: row[3] == "t")
        }
    }

    private static func isKeyed(_ connection: PostgresConnection, _ namespace: String, _ schema: TableSchema)
        throws(SQLError) -> Bool
    {
        try connection.execute(
            """
            SELECT 1 FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[0]
            WHERE n.nspname = $1 AND c.relname = $2 AND a.attname = $3 AND i.indisunique AND i.indisvalid
                AND i.indnkeyatts = 1 AND i.indpred IS NULL
            """, [namespace, schema.name, schema.primaryKey]
        ).count > 0
    }

    /// How `format_type` spells the type of a column.
    static func typeName(_ field: Field) -> String {
        switch field.type {
        case .timestamp: "timestamp with time zone"
        case .decimal(let precision, let scale): "numeric(\(precision),\(scale))"
        default: SchemaSQL(.postgresql).type(field.type)
        }
    }

    func refusal(_ plan: LoadPlan, _ policy: DatabaseOptions.Policy, _ location: String) -> RunError? {
        let there = plan.tables.filter { present[$0.name] != nil }
        guard let first = there.first else { return nil }
        if policy == .fail { return TableShape.exists(there.map(\.name), location) }
        for table in there {
            if let difference = TableShape.difference(table.schema, present[table.name] ?? [], expected: Self.typeName)
            {
                return TableShape.error(table.name, difference, location)
            }
        }
        if policy == .upsert, let table = there.first(where: { !keyed.contains($0.name) }) {
            return RunError(
                .tableDiffers,
                "table \(table.name) has no unique key on \(table.schema.primaryKey), by which rows are replaced",
                location: location,
                hint: "add a primary key to \(first.name == table.name ? "it" : table.name), or use another policy")
        }
        return nil
    }
}
