internal import Foundation
internal import GRDB
internal import LoamBytes

/// An answer of the server: a status and a document.
struct StoredAnswer: Sendable {
    var status: Int
    var json: JSONValue

    init(_ status: Int, _ json: JSONValue) {
        self.status = status
        self.json = json
    }

    /// A document with one text.
    init(_ status: Int, error text: String) { self.init(status, .object(["error": .string(text)])) }
    init(_ status: Int, detail text: String) { self.init(status, .object(["detail": .string(text)])) }
}

/// Sessions and the chunks that are in them.
extension IngestStore {
    /// A file that was uploaded.
    struct Upload: Sendable {
        var tenant: String
        /// Of a session; nil where the request names none.
        var token: String?
        var idempotencyKey: String
        var fileName: String
        /// What the file name says it holds; nil where it says nothing.
        var dataType: String?
        var showsDataType: Bool
        var bytes: [UInt8]
        /// Whether its job is to fail.
        var fails: Bool
    }

    func createSession(tenant: String, manifest: String?) async throws -> StoredAnswer {
        try await database.write { database in
            let (token, id) = try Self.insertSession(database, tenant, manifest)
            return StoredAnswer(
                201, .object(["upload_token": .string(token), "upload_id": .string(id), "status": .string("created")]))
        }
    }

    private static func insertSession(_ database: Database, _ tenant: String, _ manifest: String?) throws
        -> (token: String, id: String)
    {
        let token = newID()
        let id = newID()
        try database.execute(
            sql: "INSERT INTO upload_sessions VALUES (?, ?, ?, ?, ?, ?)",
            arguments: [token, id, tenant, manifest, now(), now()])
        return (token, id)
    }

    /// Takes a file as the next chunk of its session; one whose key was used before is answered as then.
    ///
    /// - Parameter remembers: whether keys are kept at all.
    /// - Returns: the answer, and the chunk's number where there is work to do.
    func accept(_ upload: Upload, remembers: Bool) async throws -> (answer: StoredAnswer, chunk: Int64?) {
        let digest = upload.bytes.withUnsafeBytes { SHA256.text(of: $0) } + " " + upload.fileName
        return try await database.write { database in
            if remembers, let known = try Self.known(database, upload, digest) { return (known, nil) }
            let session = try Row.fetchOne(
                database,
                sql: "SELECT upload_token, upload_id FROM upload_sessions WHERE upload_token = ? AND tenant_id = ?",
                arguments: [upload.token, upload.tenant])
            let (token, id): (String, String) =
                try session.map { ($0["upload_token"], $0["upload_id"]) }
                ?? Self.insertSession(database, upload.tenant, nil)
            let chunkID = Self.newID()
            try database.execute(
                sql: """
                    INSERT INTO upload_chunks (chunk_id, upload_token, chunk_index, file_name, data_type, payload, status, fails)
                    VALUES (?, ?, (SELECT count(*) FROM upload_chunks WHERE upload_token = ?), ?, ?, ?, 'pending', ?)
                    """,
                arguments: [
                    chunkID, token, token, upload.fileName, upload.dataType, Data(upload.bytes), upload.fails,
                ])
            let number = database.lastInsertedRowID
            let answer = Self.accepted(upload, id: id, chunk: chunkID, token: token)
            if remembers {
                try database.execute(
                    sql: "INSERT OR REPLACE INTO idempotency_keys VALUES (?, ?, ?, ?, ?, ?, ?)",
                    arguments: [
                        upload.tenant, upload.idempotencyKey, digest, answer.status, answer.json.compact(), number,
                        Self.seconds(),
                    ])
            }
            return (answer, number)
        }
    }

    private static func accepted(_ upload: Upload, id: String, chunk: String, token: String) -> StoredAnswer {
        var members: [JSONValue.Member] = [
            .init("upload_id", .string(id)), .init("chunk_id", .string(chunk)), .init("upload_token", .string(token)),
        ]
        if upload.showsDataType, let type = upload.dataType { members.append(.init("data_type", .string(type))) }
        members += [
            .init("rows_received", .integer(0)), .init("rows_inserted", .integer(0)),
            .init("rows_failed", .integer(0)), .init("status", .string("queued")),
            .init("idempotency_key", .string(upload.idempotencyKey)), .init("processing_time", .number("0.001")),
        ]
        return StoredAnswer(201, .object(members))
    }

    /// The answer for a key that was used in the last day; nil for a new one, and for a chunk whose job failed, which may be
    /// sent again.
    private static func known(_ database: Database, _ upload: Upload, _ digest: String) throws -> StoredAnswer? {
        let row = try Row.fetchOne(
            database,
            sql: """
                SELECT body_digest, idempotency_keys.status AS code, answer, upload_chunks.status AS state, upload_id,
                  rows_received, rows_inserted, rows_failed
                FROM idempotency_keys LEFT JOIN upload_chunks ON number = chunk LEFT JOIN upload_sessions USING (upload_token)
                WHERE idempotency_keys.tenant_id = ? AND key = ? AND idempotency_keys.created_at > ?
                """, arguments: [upload.tenant, upload.idempotencyKey, seconds() - 86_400])
        guard let row, row["state"] as String? != "failed" else { return nil }
        guard row["body_digest"] == digest else {
            return StoredAnswer(409, error: "Idempotency-Key was used with another file")
        }
        let state: String? = row["state"]
        guard let state, state == "completed" || state == "completed_with_errors" else {
            return StoredAnswer(row["code"], (try? JSONParser.parse(Array((row["answer"] as String).utf8))) ?? .null)
        }
        var members: [JSONValue.Member] = [.init("upload_id", .string(row["upload_id"] ?? ""))]
        if upload.showsDataType, let type = upload.dataType { members.append(.init("data_type", .string(type))) }
        for name in ["rows_received", "rows_inserted", "rows_failed"] {
            members.append(.init(name, .integer(row[name] as Int)))
        }
        members += [
            .init("status", .string(state)), .init("idempotency_key", .string(upload.idempotencyKey)),
            .init("message", .string("Request already processed")), .init("processing_time", .number("0.001")),
        ]
        return StoredAnswer(201, .object(members))
    }

    /// How far a session is; nil for one that the tenant does not have.
    ///
    /// - Parameter isFaithful: whether chunks with bad rows count as the original counts them.
    func status(tenant: String, token: String, isFaithful: Bool) async throws -> JSONValue? {
        try await database.read { database in
            let row = try Row.fetchOne(
                database,
                sql: """
                    SELECT upload_id, created_at, last_activity, count(number) AS chunks,
                      coalesce(sum(status = 'completed'), 0) AS completed, coalesce(sum(status = 'failed'), 0) AS failed,
                      coalesce(sum(status = 'completed_with_errors'), 0) AS partly,
                      coalesce(sum(rows_received), 0) AS received, coalesce(sum(samples), 0) AS samples
                    FROM upload_sessions LEFT JOIN upload_chunks USING (upload_token)
                    WHERE upload_token = ? AND tenant_id = ? GROUP BY upload_token
                    """, arguments: [token, tenant])
            guard let row else { return nil }
            let counts = ["chunks", "completed", "failed", "partly"].map { row[$0] as Int }
            return .object([
                "upload_id": .string(row["upload_id"]), "upload_token": .string(token),
                "status": .string(Self.state(counts, isFaithful: isFaithful)), "total_chunks": .integer(counts[0]),
                "completed_chunks": .integer(counts[1]), "failed_chunks": .integer(counts[2]),
                "total_rows": .integer(row["received"] as Int), "total_errors": .integer(row["samples"] as Int),
                "created_at": .string(row["created_at"]), "last_activity": .string(row["last_activity"]),
            ])
        }
    }

    /// The state of a session from its counts of chunks: all, completed, failed, completed with errors.
    private static func state(_ counts: [Int], isFaithful: Bool) -> String {
        let (all, completed, failed, partly) = (counts[0], counts[1], counts[2], counts[3])
        if all == 0 { return "pending" }
        if completed + failed + partly < all { return "processing" }
        if failed == all { return "failed" }
        return failed > 0 || partly > 0 && !isFaithful ? "completed_with_errors" : "completed"
    }

    /// Queues chunks of a session again; nil where the tenant does not have it.
    ///
    /// - Parameter indices: nil for all that failed.
    func resume(tenant: String, token: String, indices: [Int]?) async throws -> (answer: StoredAnswer, chunks: [Int64])?
    {
        try await database.write { database in
            let id = try String.fetchOne(
                database, sql: "SELECT upload_id FROM upload_sessions WHERE upload_token = ? AND tenant_id = ?",
                arguments: [token, tenant])
            guard let id else { return nil }
            let rows = try Row.fetchAll(
                database,
                sql:
                    "SELECT number, chunk_index FROM upload_chunks WHERE upload_token = ? AND status = 'failed' AND payload IS NOT NULL",
                arguments: [token])
            let chosen = rows.filter { row in indices?.contains(row["chunk_index"]) ?? true }.map {
                $0["number"] as Int64
            }
            for number in chosen {
                try database.execute(
                    sql: "UPDATE upload_chunks SET status = 'pending', fails = 0, error = NULL WHERE number = ?",
                    arguments: [number])
            }
            let answer = StoredAnswer(
                200,
                .object([
                    "upload_id": .string(id), "upload_token": .string(token), "chunks_queued": .integer(chosen.count),
                    "status": .string("queued"),
                ]))
            return (answer, chosen)
        }
    }
}
