internal import LoamBytes
internal import LoamStorage

/// Works on accepted chunks, one after the other, each in one transaction.
struct IngestJobs: Sendable {
    let store: IngestStore
    /// Seconds that a chunk stays queued at least.
    let delay: Double
    private let queue: AsyncStream<Int64>
    private let entrance: AsyncStream<Int64>.Continuation

    init(_ store: IngestStore, delay: Double) {
        self.store = store
        self.delay = delay
        (queue, entrance) = AsyncStream.makeStream()
    }

    func add(_ chunk: Int64) { entrance.yield(chunk) }

    /// Works until the task is cancelled. Chunks that an earlier process has left come first.
    func run() async throws {
        let left = try await store.write { session throws(SQLError) in
            try session.query(
                "SELECT number FROM upload_chunks WHERE status IN ('pending', 'processing') ORDER BY number"
            ).compactMap { $0.integer("number") }
        }
        for chunk in left { add(Int64(chunk)) }
        for await chunk in queue {
            try await store.write { session throws(SQLError) in
                try session.execute(
                    "UPDATE upload_chunks SET status = 'processing' WHERE number = ?", [.integer(Int(chunk))])
            }
            if delay > 0 { try await Task.sleep(nanoseconds: UInt64(delay * 1e9)) }
            try await store.process(chunk)
        }
    }
}

extension IngestStore {
    /// Brings the rows of a chunk in; a bad row is skipped and counted.
    func process(_ chunk: Int64) async throws {
        let number = SQLiteValue.integer(Int(chunk))
        try await write { session throws(SQLError) in
            let row = try session.query(
                """
                SELECT payload, file_name, data_type, fails, tenant_id, upload_token
                FROM upload_chunks JOIN upload_sessions USING (upload_token) WHERE number = ? AND payload IS NOT NULL
                  AND status = 'processing'
                """, [number]
            ).first
            guard let row, case .blob(let payload) = row["payload"] else { return }
            try session.execute(
                "UPDATE upload_sessions SET last_activity = ? WHERE upload_token = ?",
                [.text(Self.now()), row["upload_token"]])
            let rules = row.text("data_type").flatMap(RowRules.of)
            guard row.integer("fails") == 0, let rules else {
                return try Self.fail(session, number, rules == nil ? "Unknown data type" : "Processing failed")
            }
            let name = row.text("file_name") ?? ""
            let bytes: [UInt8]
            do throws(RowProblem) { bytes = try UploadedRows.plain(payload, fileName: name) } catch {
                return try Self.fail(session, number, "File cannot be read")
            }
            let insertion = try ChunkInsertion(session, rules, tenant: row["tenant_id"])
            UploadedRows.forEach(bytes[...], fileName: name) { insertion.insert($0) }
            try Self.complete(session, number, insertion)
        }
    }

    private static func complete(
        _ session: SQLiteSession, _ number: SQLiteValue, _ insertion: ChunkInsertion
    ) throws(SQLError) {
        for problem in insertion.samples {
            try session.execute(
                "INSERT INTO chunk_errors VALUES (?, ?, ?, ?)",
                [number, .integer(problem.row.line), .text(problem.text), .text(problem.row.text)])
        }
        try session.execute(
            """
            UPDATE upload_chunks SET status = ?, rows_received = ?, rows_inserted = ?, rows_failed = ?, samples = ?,
              payload = NULL WHERE number = ?
            """,
            [
                .text(insertion.failed == 0 ? "completed" : "completed_with_errors"), .integer(insertion.received),
                .integer(insertion.received - insertion.failed), .integer(insertion.failed),
                .integer(insertion.samples.count), number,
            ])
    }

    /// The file stays, so that the chunk can be queued again.
    private static func fail(_ session: SQLiteSession, _ number: SQLiteValue, _ error: String) throws(SQLError) {
        try session.execute(
            "UPDATE upload_chunks SET status = 'failed', error = ? WHERE number = ?", [.text(error), number])
    }
}

/// Inserts the rows of a chunk one by one, and remembers what is wrong with the first bad ones.
private final class ChunkInsertion {
    /// The most samples of errors that are kept of a chunk.
    private static let mostSamples = 5

    private let statement: SQLiteStatement
    private let rules: RowRules
    private let tenant: SQLiteValue
    private(set) var received = 0
    private(set) var failed = 0
    private(set) var samples: [(row: UploadedRow, text: String)] = []

    init(_ session: SQLiteSession, _ rules: RowRules, tenant: SQLiteValue) throws(SQLError) {
        self.rules = rules
        self.tenant = tenant
        let names = rules.columns.map(\.name) + ["tenant_id"]
        statement = try session.prepare(
            """
            INSERT INTO \(rules.table) (\(names.joined(separator: ", ")))
            VALUES (\(names.map { _ in "?" }.joined(separator: ", ")))
            ON CONFLICT (\(rules.key.joined(separator: ", "))) DO UPDATE SET
            \(names.map { "\($0) = excluded.\($0)" }.joined(separator: ", "))
            """)
    }

    /// Takes the next row; true, to go on.
    func insert(_ row: UploadedRow) -> Bool {
        received += 1
        do throws(RowProblem) {
            statement.bind(try rules.cells(try row.members.get()).map { .text($0) } + [tenant])
            do throws(SQLError) { try statement.run() } catch { throw RowProblem("Database error: \(error)") }
        } catch {
            failed += 1
            if samples.count < Self.mostSamples { samples.append((row, error.text)) }
        }
        return true
    }
}
