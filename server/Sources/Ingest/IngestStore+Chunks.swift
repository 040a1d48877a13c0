internal import LoamBytes
internal import LoamStorage

/// An answer of the server: a status and a document.
struct StoredAnswer: Sendable {
    var status: Int
    var json: JSONValue

    init(_ status: Int, _ json: JSONValue) {
        self.status = status
        self.json = json
    }

    /// An answer as it was kept.
    init(_ row: SQLiteRow, code: String) {
        let text = row.text("answer") ?? ""
        self.init(row.integer(code) ?? 500, (try? JSONParser.parse(Array(text.utf8))) ?? .null)
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
        try await write { session throws(SQLError) in
            let (token, id) = try Self.insertSession(session, tenant, manifest)
            return StoredAnswer(
                201, .object(["upload_token": .string(token), "upload_id": .string(id), "status": .string("created")]))
        }
    }

    private static func insertSession(
        _ session: SQLiteSession, _ tenant: String, _ manifest: String?
    ) throws(SQLError) -> (token: String, id: String) {
        let token = newID()
        let id = newID()
        try session.execute(
            "INSERT INTO upload_sessions VALUES (?, ?, ?, ?, ?, ?)",
            [.text(token), .text(id), .text(tenant), .text(manifest), .text(now()), .text(now())])
        return (token, id)
    }

    /// Takes a file as the next chunk of its session; one whose key was used before is answered as then.
    ///
    /// - Parameter remembers: whether keys are kept at all.
    /// - Returns: the answer, and the chunk's number where there is work to do.
    func accept(_ upload: Upload, remembers: Bool) async throws -> (answer: StoredAnswer, chunk: Int64?) {
        let digest = upload.bytes.withUnsafeBytes { SHA256.text(of: $0) } + " " + upload.fileName
        return try await write { session throws(SQLError) in
            if remembers, let known = try Self.known(session, upload, digest) { return (known, nil) }
            let opened = try session.query(
                "SELECT upload_token, upload_id FROM upload_sessions WHERE upload_token = ? AND tenant_id = ?",
                [.text(upload.token), .text(upload.tenant)]
            ).first
            let token: String
            let id: String
            if let known = opened?.text("upload_token") {
                (token, id) = (known, opened?.text("upload_id") ?? "")
            } else {
                (token, id) = try Self.insertSession(session, upload.tenant, nil)
            }
            let chunkID = Self.newID()
            try session.execute(
                """
                INSERT INTO upload_chunks (chunk_id, upload_token, chunk_index, file_name, data_type, payload, status, fails)
                VALUES (?, ?, (SELECT count(*) FROM upload_chunks WHERE upload_token = ?), ?, ?, ?, 'pending', ?)
                """,
                [
                    .text(chunkID), .text(token), .text(token), .text(upload.fileName), .text(upload.dataType),
                    .blob(upload.bytes), .integer(upload.fails ? 1 : 0),
                ])
            let number = session.lastRow
            let answer = Self.accepted(upload, id: id, chunk: chunkID, token: token)
            if remembers {
                try session.execute(
                    "INSERT OR REPLACE INTO idempotency_keys VALUES (?, ?, ?, ?, ?, ?, ?)",
                    [
                        .text(upload.tenant), .text(upload.idempotencyKey), .text(digest), .integer(answer.status),
                        .text(answer.json.compact()), .integer(Int(number)), .integer(Self.seconds()),
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
    private static func known(
        _ session: SQLiteSession, _ upload: Upload, _ digest: String
    ) throws(SQLError) -> StoredAnswer? {
        let row = try session.query(
            """
                SELECT body_digest, idempotency_keys.status AS code, answer, upload_chunks.status AS state, upload_id,
                  rows_received, rows_inserted, rows_failed
                FROM idempotency_keys LEFT JOIN upload_chunks ON number = chunk LEFT JOIN upload_sessions USING (upload_token)
                WHERE idempotency_keys.tenant_id = ? AND key = ? AND idempotency_keys.created_at > ?
            """, [.text(upload.tenant), .text(upload.idempotencyKey), .integer(seconds() - 86_400)]
        ).first
        guard let row, row.text("state") != "failed" else { return nil }
        guard row.text("body_digest") == digest else {
            return StoredAnswer(409, error: "Idempotency-Key was used with another file")
        }
        guard let state = row.text("state"), state == "completed" || state == "completed_with_errors" else {
            return StoredAnswer(row, code: "code")
        }
        var members: [JSONValue.Member] = [.init("upload_id", .string(row.text("upload_id") ?? ""))]
        if upload.showsDataType, let type = upload.dataType { members.append(.init("data_type", .string(type))) }
        for name in ["rows_received", "rows_inserted", "rows_failed"] {
            members.append(.init(name, .integer(row.integer(name) ?? 0)))
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
        try await write { session throws(SQLError) in
            let row = try session.query(
                """
                    SELECT upload_id, created_at, last_activity, count(number) AS chunks,
                      coalesce(sum(status = 'completed'), 0) AS completed, coalesce(sum(status = 'failed'), 0) AS failed,
                      coalesce(sum(status = 'completed_with_errors'), 0) AS partly,
                      coalesce(sum(rows_received), 0) AS received, coalesce(sum(samples), 0) AS samples
                    FROM upload_sessions LEFT JOIN upload_chunks USING (upload_token)
                    WHERE upload_token = ? AND tenant_id = ? GROUP BY upload_token
                """, [.text(token), .text(tenant)]
            ).first
            guard let row else { return nil }
            let counts = ["chunks", "completed", "failed", "partly"].map { row.integer($0) ?? 0 }
            return .object([
                "upload_id": .string(row.text("upload_id") ?? ""), "upload_token": .string(token),
                "status": .string(Self.state(counts, isFaithful: isFaithful)), "total_chunks": .integer(counts[0]),
                "completed_chunks": .integer(counts[1]), "failed_chunks": .integer(counts[2]),
                "total_rows": .integer(row.integer("received") ?? 0),
                "total_errors": .integer(row.integer("samples") ?? 0),
                "created_at": .string(row.text("created_at") ?? ""),
                "last_activity": .string(row.text("last_activity") ?? ""),
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
        try await write { session throws(SQLError) in
            let opened = try session.query(
                "SELECT upload_id FROM upload_sessions WHERE upload_token = ? AND tenant_id = ?",
                [.text(token), .text(tenant)])
            guard let id = opened.first?.text("upload_id") else { return nil }
            let rows = try session.query(
                """
                SELECT number, chunk_index FROM upload_chunks
                WHERE upload_token = ? AND status = 'failed' AND payload IS NOT NULL
                """, [.text(token)])
            let chosen = rows.filter { row in indices?.contains(row.integer("chunk_index") ?? -1) ?? true }
                .compactMap { $0.integer("number") }
            for number in chosen {
                try session.execute(
                    "UPDATE upload_chunks SET status = 'pending', fails = 0, error = NULL WHERE number = ?",
                    [.integer(number)])
            }
            let answer = StoredAnswer(
                200,
                .object([
                    "upload_id": .string(id), "upload_token": .string(token), "chunks_queued": .integer(chosen.count),
                    "status": .string("queued"),
                ]))
            return (answer, chosen.map(Int64.init))
        }
    }
}
