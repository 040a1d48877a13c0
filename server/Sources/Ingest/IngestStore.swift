internal import Dispatch
internal import Glibc
internal import LoamBytes
internal import LoamStorage

/// The server's database: what was received, and what became of it. Every request is one transaction, so that whatever ends
/// the server leaves nothing half-done.
struct IngestStore: Sendable {
    let database: SQLiteDatabase
    /// SQLite blocks, and tasks must not.
    private let queue = DispatchQueue(label: "loam.ingest.store")

    init(path: String) throws(SQLError) {
        database = try SQLiteDatabase(path: path)
        try database.use { session throws(SQLError) in
            try session.execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL")
            try session.execute(Self.schema)
        }
    }

    /// Runs a transaction, which is taken back when the body throws.
    func write<Result: Sendable>(
        _ body: @escaping @Sendable (SQLiteSession) throws(SQLError) -> Result
    ) async throws -> Result {
        try await inTurn { try database.transaction(body) }
    }

    /// Runs work, one after the other, where it may block.
    func inTurn<Result: Sendable>(_ body: @escaping @Sendable () throws -> Result) async throws -> Result {
        try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Swift.Result(catching: body)) }
        }
    }

    private static let schema = """
        CREATE TABLE IF NOT EXISTS tenants (tenant_id TEXT PRIMARY KEY, name TEXT, api_key_hash TEXT NOT NULL UNIQUE);
        CREATE TABLE IF NOT EXISTS customers (customer_id TEXT NOT NULL, name TEXT NOT NULL, email TEXT NOT NULL,
          metadata TEXT, created_at TEXT, tenant_id TEXT NOT NULL, UNIQUE (tenant_id, email));
        CREATE TABLE IF NOT EXISTS products (product_id TEXT NOT NULL, sku TEXT NOT NULL, name TEXT NOT NULL,
          price TEXT NOT NULL, category_id TEXT, active TEXT, created_at TEXT, tenant_id TEXT NOT NULL,
          UNIQUE (tenant_id, sku));
        CREATE INDEX IF NOT EXISTS products_by_id ON products (tenant_id, product_id);
        CREATE TABLE IF NOT EXISTS orders (order_id TEXT NOT NULL, external_order_id TEXT NOT NULL, customer_id TEXT,
          customer_name_snapshot TEXT, customer_email_snapshot TEXT, total_amount TEXT NOT NULL, currency TEXT NOT NULL,
          order_status TEXT NOT NULL, order_date TEXT NOT NULL, raw_payload TEXT, created_at TEXT,
          tenant_id TEXT NOT NULL, UNIQUE (tenant_id, external_order_id));
        CREATE TABLE IF NOT EXISTS order_items (order_item_id TEXT NOT NULL UNIQUE, order_id TEXT NOT NULL,
          product_id TEXT NOT NULL, quantity TEXT NOT NULL, unit_price TEXT NOT NULL, line_total TEXT NOT NULL,
          tenant_id TEXT NOT NULL);
        CREATE TABLE IF NOT EXISTS stock_events (stock_event_id INTEGER PRIMARY KEY, tenant_id TEXT NOT NULL,
          product_id TEXT NOT NULL, delta INTEGER NOT NULL, resulting_level INTEGER NOT NULL, event_time TEXT NOT NULL,
          source TEXT NOT NULL, meta TEXT);
        CREATE TABLE IF NOT EXISTS stock_levels (tenant_id TEXT NOT NULL, product_id TEXT NOT NULL,
          level INTEGER NOT NULL, PRIMARY KEY (tenant_id, product_id));
        CREATE TABLE IF NOT EXISTS upload_sessions (upload_token TEXT PRIMARY KEY, upload_id TEXT NOT NULL,
          tenant_id TEXT NOT NULL, manifest TEXT, created_at TEXT NOT NULL, last_activity TEXT NOT NULL);
        CREATE TABLE IF NOT EXISTS upload_chunks (number INTEGER PRIMARY KEY, chunk_id TEXT NOT NULL,
          upload_token TEXT NOT NULL, chunk_index INTEGER NOT NULL, file_name TEXT NOT NULL, data_type TEXT,
          payload BLOB, status TEXT NOT NULL, fails INTEGER NOT NULL, rows_received INTEGER NOT NULL DEFAULT 0,
          rows_inserted INTEGER NOT NULL DEFAULT 0, rows_failed INTEGER NOT NULL DEFAULT 0,
          samples INTEGER NOT NULL DEFAULT 0, error TEXT);
        CREATE INDEX IF NOT EXISTS chunks_by_session ON upload_chunks (upload_token);
        CREATE TABLE IF NOT EXISTS chunk_errors (chunk INTEGER NOT NULL, row INTEGER NOT NULL, error TEXT NOT NULL,
          data TEXT NOT NULL);
        CREATE TABLE IF NOT EXISTS idempotency_keys (tenant_id TEXT NOT NULL, key TEXT NOT NULL,
          body_digest TEXT NOT NULL, status INTEGER NOT NULL, answer TEXT NOT NULL, chunk INTEGER,
          created_at INTEGER NOT NULL, PRIMARY KEY (tenant_id, key));
        CREATE TABLE IF NOT EXISTS json_lines (number INTEGER PRIMARY KEY, table_name TEXT NOT NULL, line TEXT NOT NULL);
        """

    /// Takes the tenants of a `tenants.csv`; those that are there already get the file's hash.
    ///
    /// - Returns: how many.
    func loadTenants(_ bytes: [UInt8]) throws -> Int {
        let records = CSVRecords.read(bytes[...])
        guard let header = records.first, let id = header.firstIndex(of: "tenant_id"),
            let hash = header.firstIndex(of: "api_key_hash")
        else { throw RowProblem("no columns tenant_id and api_key_hash") }
        let name = header.firstIndex(of: "name")
        for (line, record) in records.dropFirst().enumerated() where record.count != header.count {
            throw RowProblem("line \(line + 2) has another count of cells")
        }
        try database.transaction { session throws(SQLError) in
            for record in records.dropFirst() {
                try session.execute(
                    "INSERT OR REPLACE INTO tenants VALUES (?, ?, ?)",
                    [.text(record[id]), .text(name.map { record[$0] }), .text(record[hash].lowercased())])
            }
        }
        return records.count - 1
    }

    /// The tenant whose key this is.
    ///
    /// - Parameter takesHash: whether the stored digest passes for the key itself.
    func tenant(key: String, takesHash: Bool) async throws -> String? {
        let hash = SHA256.text(of: key)
        return try await write { session throws(SQLError) in
            try session.query(
                "SELECT tenant_id FROM tenants WHERE api_key_hash = ? OR api_key_hash = ?",
                [.text(hash), .text(takesHash ? key : hash)]
            ).first?.text("tenant_id")
        }
    }

    /// A fresh identifier.
    static func newID() -> String {
        var random = SystemRandomNumberGenerator()
        let word = { HexText.text(random.next()) }
        return RowRules.uuid(word() + word()) ?? ""
    }

    /// Seconds since 1970.
    static func seconds() -> Int { time(nil) }

    /// Now, as `2025-01-01T00:00:00Z`.
    static func now() -> String { TimestampText.seconds(Int64(seconds()) * 1_000_000) }
}
