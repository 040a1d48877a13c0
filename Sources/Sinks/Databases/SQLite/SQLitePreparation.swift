internal import LoamColumns
internal import LoamEngine
internal import LoamFormats
internal import LoamStorage

/// Makes tables ready in a file, inside of a transaction.
struct SQLitePreparation: LoadPreparation {
    private let session: SQLiteSession
    private let sql: SchemaSQL

    init(_ session: SQLiteSession, _ sql: SchemaSQL) {
        self.session = session
        self.sql = sql
    }

    func run(_ sql: String, _ values: [String]) throws(SQLError) { try session.execute(sql, values.map { .text($0) }) }

    func createLedger() throws(SQLError) {
        try session.execute("CREATE TABLE \(LoadLedger.table) (\(LoadLedger.columns)) WITHOUT ROWID")
    }

    /// With its keys: SQLite cannot add them later.
    func create(_ schema: TableSchema, among all: [TableSchema]) throws(SQLError) {
        try session.execute(sql.create(schema, among: all, keys: .inside))
    }

    func empty(_ tables: [String]) throws(SQLError) {
        for table in tables { try session.execute("DELETE FROM \(SQLText.name(table))") }
    }

    func digest(_ schema: TableSchema) throws(SQLError) -> ContentDigest { try SQLiteReader(schema).digest(session) }
}
