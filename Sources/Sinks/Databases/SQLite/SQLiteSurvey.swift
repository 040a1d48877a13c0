internal import LoamColumns
internal import LoamEngine
internal import LoamFormats
internal import LoamSinks
internal import LoamStorage

/// What a SQLite file holds of a load's tables. Reads only.
struct SQLiteSurvey: LoadSurvey {
    var present: [String: [PresentColumn]] = [:]
    /// Those of them whose primary key is the schema's.
    var keyed: Set<String> = []
    var hasLedger = false
    /// A table outside of the load whose rows refer to one of the load's, and which; nil for none.
    var outsider: (table: String, parent: String)?
    var ledger = LoadLedger()

    /// Of a file that is not there.
    init() {}

    init(_ session: SQLiteSession, _ plan: LoadPlan, identity: String, _ statements: LedgerStatements) throws(SQLError)
    {
        let names = Set(
            try session.rows("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')").compactMap { $0[0] })
        hasLedger = names.contains(LoadLedger.table)
        if hasLedger {
            let rows = try session.rows(statements.select, [.text(identity)])
            ledger = LoadLedger(rows.map { $0.map { $0 ?? "" } })
        }
        outsider = try Self.outsider(session, names, plan)
        for table in plan.tables where names.contains(table.name) {
            let columns = try session.rows(
                "SELECT name, type, \"notnull\", pk, dflt_value FROM pragma_table_xinfo(?) WHERE hidden = 0",
                [.text(table.name)])
            present[table.name] = columns.map { row in
                // A key may be null in tables that are not strict; no one wants that.
                let isKey = row[3] != "0"
                return PresentColumn(
                    name: row[0] ?? "", type: row[1] ?? "", isNullable: row[2] == "0" && !isKey,
                    hasDefault: row[4] != nil)
            }
            if columns.filter({ $0[3] != "0" }).map({ $0[0] }) == [table.schema.primaryKey] { keyed.insert(table.name) }
        }
    }

    private static func outsider(_ session: SQLiteSession, _ names: Set<String>, _ plan: LoadPlan) throws(SQLError)
        -> (table: String, parent: String)?
    {
        let own = Set(plan.tables.map { $0.name.lowercased() })
        for name in names.sorted() where !own.contains(name.lowercased()) {
            let keys = try session.rows("SELECT \"table\", \"from\" FROM pragma_foreign_key_list(?)", [.text(name)])
            for key in keys {
                guard let parent = key[0], let column = key[1], own.contains(parent.lowercased()) else { continue }
                let (table, cell) = (SQLText.name(name), SQLText.name(column))
                let rows = try session.rows("SELECT 1 FROM \(table) WHERE \(cell) IS NOT NULL LIMIT 1")
                if !rows.isEmpty { return (name, parent) }
            }
        }
        return nil
    }

    func refusal(_ plan: LoadPlan, _ policy: DatabaseOptions.Policy, _ location: String) -> RunError? {
        let there = plan.tables.filter { present[$0.name] != nil }
        guard !there.isEmpty else { return nil }
        if policy == .fail { return TableShape.exists(there.map(\.name), location) }
        let sql = SchemaSQL(.strictSQLite)
        for table in there {
            let columns = present[table.name] ?? []
            if let difference = TableShape.difference(table.schema, columns, expected: { sql.type($0.type) }) {
                return TableShape.error(table.name, difference, location)
            }
        }
        if policy == .truncate, let outsider {
            return RunError(
                .cannotCreate,
                "table \(outsider.table), outside of this load, has rows that refer to \(outsider.parent)",
                location: location,
                hint: "load \(outsider.table), too, or empty it first")
        }
        if policy == .upsert, let table = there.first(where: { !keyed.contains($0.name) }) {
            return RunError(
                .tableDiffers,
                "table \(table.name) has no primary key \(table.schema.primaryKey), by which rows are replaced",
                location: location, hint: "use another policy, or make the table anew")
        }
        return nil
    }
}
