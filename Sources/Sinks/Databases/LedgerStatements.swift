/// The statements on the ledger of a database, with `?1`, `?2`, ... for their values.
struct LedgerStatements {
    /// Values: the load. Nothing of it is known any more.
    let forgetLoad: String
    /// Values: the load. All chunks go, and what was noted of the load and its tables stays.
    let forgetChunks: String
    /// Values: the load, a table. All other loads that had rows in the table go.
    let forgetOthers: String
    /// Values: the load, a table or nothing, rows, content.
    let note: String
    /// Values: state and policy, the load.
    let setState: String
    /// Values: the load. Columns: table, chunk, rows, content.
    let select: String

    /// - Parameter table: the ledger, as the database names it.
    init(_ table: String) {
        forgetLoad = "DELETE FROM \(table) WHERE load_id = ?1"
        forgetChunks = "DELETE FROM \(table) WHERE load_id = ?1 AND chunk >= 0"
        forgetOthers =
            "DELETE FROM \(table) WHERE load_id <> ?1 AND load_id IN "
            + "(SELECT load_id FROM \(table) WHERE table_name = ?2)"
        note = "INSERT INTO \(table) VALUES (?1, ?2, -1, ?3, ?4)"
        setState = "UPDATE \(table) SET content = ?1 WHERE load_id = ?2 AND table_name = ''"
        select = "SELECT table_name, chunk, row_count, content FROM \(table) WHERE load_id = ?1"
    }

    /// A statement as PostgreSQL numbers its parameters.
    static func dollars(_ sql: String) -> String { sql.replacing("?", with: "$") }
}
