internal import Foundation
internal import GRDB
internal import LoamBytes

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
        let left = try await store.database.read { database in
            try Int64.fetchAll(
                database,
                sql: "SELECT number FROM upload_chunks WHERE status IN ('pending', 'processing') ORDER BY number")
        }
        for chunk in left { add(chunk) }
        for await chunk in queue {
            try await store.database.write { database in
                try database.execute(
                    sql: "UPDATE upload_chunks SET status = 'processing' WHERE number = ?", arguments: [chunk])
            }
            if delay > 0 { try await Task.sleep(nanoseconds: UInt64(delay * 1e9)) }
            try await store.process(chunk)
        }
    }
}

extension IngestStore {
    /// The most samples of errors that are kept of a chunk.
    private static let mostSamples = 5

    /// Brings the rows of a chunk in; a bad row is skipped and counted.
    func process(_ chunk: Int64) async throws {
        try await database.write { database in
            let row = try Row.fetchOne(
                database,
                sql: """
                    SELECT payload, file_name, data_type, fails, tenant_id, upload_token
                    FROM upload_chunks JOIN upload_sessions USING (upload_token) WHERE number = ? AND payload IS NOT NULL
                      AND status = 'processing'
                    """, arguments: [chunk])
            guard let row else { return }
            let token: String = row["upload_token"]
            try database.execute(
                sql: "UPDATE upload_sessions SET last_activity = ? WHERE upload_token = ?",
                arguments: [Self.now(), token])
            let payload: Data = row["payload"]
            let type: String? = row["data_type"]
            let rules = type.flatMap(RowRules.of)
            guard row["fails"] == false, let rules else {
                return try Self.fail(database, chunk, rules == nil ? "Unknown data type" : "Processing failed")
            }
            let rows: [UploadedRow]
            do { rows = try UploadedRows.read(Array(payload)[...], fileName: row["file_name"]) } catch {
                return try Self.fail(database, chunk, "File cannot be read")
            }
            let problems = try Self.insert(database, rows, rules, tenant: row["tenant_id"])
            for problem in problems.prefix(Self.mostSamples) {
                try database.execute(
                    sql: "INSERT INTO chunk_errors VALUES (?, ?, ?, ?)",
                    arguments: [chunk, problem.row.line, problem.text, problem.row.text])
            }
            try database.execute(
                sql: """
                    UPDATE upload_chunks SET status = ?, rows_received = ?, rows_inserted = ?, rows_failed = ?, samples = ?,
                      payload = NULL WHERE number = ?
                    """,
                arguments: [
                    problems.isEmpty ? "completed" : "completed_with_errors", rows.count, rows.count - problems.count,
                    problems.count, min(problems.count, Self.mostSamples), chunk,
                ])
        }
    }

    /// The file stays, so that the chunk can be queued again.
    private static func fail(_ database: Database, _ chunk: Int64, _ error: String) throws {
        try database.execute(
            sql: "UPDATE upload_chunks SET status = 'failed', error = ? WHERE number = ?", arguments: [error, chunk])
    }

    private static func insert(
        _ database: Database, _ rows: [UploadedRow], _ rules: RowRules, tenant: String
    ) throws -> [(row: UploadedRow, text: String)] {
        let names = rules.columns.map(\.name) + ["tenant_id"]
        let statement = try database.cachedStatement(
            sql: """
                INSERT INTO \(rules.table) (\(names.joined(separator: ", ")))
                VALUES (\(names.map { _ in "?" }.joined(separator: ", ")))
                ON CONFLICT (\(rules.key.joined(separator: ", "))) DO UPDATE SET
                \(names.map { "\($0) = excluded.\($0)" }.joined(separator: ", "))
                """)
        var problems: [(row: UploadedRow, text: String)] = []
        for row in rows {
            do throws(RowProblem) {
                let cells = try rules.cells(try row.members.get())
                do { try statement.execute(arguments: StatementArguments(cells + [tenant])) } catch {
                    throw RowProblem("Database error: \(error)")
                }
            } catch {
                problems.append((row, error.text))
            }
        }
        return problems
    }
}
