internal import LoamColumns
internal import LoamEngine
internal import LoamFormats
internal import LoamStorage

/// Makes tables ready over a connection.
struct PostgresPreparation: LoadPreparation {
    private let connection: PostgresConnection
    private let sql: SchemaSQL

    init(_ connection: PostgresConnection, _ sql: SchemaSQL) {
        self.connection = connection
        self.sql = sql
    }

    func run(_ sql: String, _ values: [String]) throws(SQLError) {
        try connection.execute(LedgerStatements.dollars(sql), values)
    }

    func createLedger() throws(SQLError) {
        try connection.execute("CREATE TABLE \(sql.table(LoadLedger.table)) (\(LoadLedger.columns))")
    }

    /// Without keys, which follow when all rows are there.
    func create(_ schema: TableSchema, among all: [TableSchema]) throws(SQLError) {
        try connection.execute(sql.create(schema, among: all, keys: .later))
    }

    /// All in one statement, since they refer to each other.
    func empty(_ tables: [String]) throws(SQLError) {
        try connection.execute("TRUNCATE \(tables.map { sql.table($0) }.joined(separator: ", "))")
    }

    func digest(_ schema: TableSchema) throws(SQLError) -> ContentDigest {
        try PostgresReader(sql, schema).digest([connection])
    }
}
