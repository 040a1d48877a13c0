internal import LoamBytes
internal import LoamStorage

/// Stock events: applied at once, product by product.
extension IngestStore {
    private struct Event {
        var product: String
        var delta: Int
        var time: String
        var source: String
        var meta: String?
    }

    /// What happened to one product.
    private enum Applied {
        case done(level: Int, counted: Int)
        case conflict(String)
    }

    /// Applies a file of events. A product with one bad event is left as it was.
    ///
    /// - Parameter key: of the request; nil where keys are not remembered.
    func applyStock(tenant: String, _ bytes: [UInt8], key: String?) async throws -> StoredAnswer {
        let digest = bytes.withUnsafeBytes { SHA256.text(of: $0) } + " stock"
        var rows: [JSONValue] = []
        UploadedRows.lines(bytes[...]) { row in
            if case .success(let members) = row.members { rows.append(members) }
            return true
        }
        guard !rows.isEmpty else { return StoredAnswer(400, error: "no valid events found") }
        return try await write { [rows] session throws(SQLError) in
            if let key, let known = try Self.knownAnswer(session, tenant, key, digest) { return known }
            let answer = try Self.apply(session, tenant, rows)
            if let key { try Self.keep(session, tenant, key, digest, answer) }
            return answer
        }
    }

    /// The answer for a key that was used in the last day; nil for a new one.
    private static func knownAnswer(
        _ session: SQLiteSession, _ tenant: String, _ key: String, _ digest: String
    ) throws(SQLError) -> StoredAnswer? {
        let row = try session.query(
            """
            SELECT body_digest, status, answer FROM idempotency_keys WHERE tenant_id = ? AND key = ? AND created_at > ?
            """, [.text(tenant), .text(key), .integer(seconds() - 86_400)]
        ).first
        guard let row else { return nil }
        guard row.text("body_digest") == digest else {
            return StoredAnswer(409, error: "Idempotency-Key was used with another file")
        }
        return StoredAnswer(row, code: "status")
    }

    private static func keep(
        _ session: SQLiteSession, _ tenant: String, _ key: String, _ digest: String, _ answer: StoredAnswer
    ) throws(SQLError) {
        try session.execute(
            "INSERT OR REPLACE INTO idempotency_keys VALUES (?, ?, ?, ?, ?, NULL, ?)",
            [
                .text(tenant), .text(key), .text(digest), .integer(answer.status), .text(answer.json.compact()),
                .integer(seconds()),
            ])
    }

    private static func apply(
        _ session: SQLiteSession, _ tenant: String, _ rows: [JSONValue]
    ) throws(SQLError) -> StoredAnswer {
        var products: [String] = []
        var events: [String: [JSONValue]] = [:]
        for row in rows {
            guard let product = row["product_id"]?.text else { continue }
            if events[product] == nil { products.append(product) }
            events[product, default: []].append(row)
        }
        var applied: [JSONValue] = []
        var conflicts: [JSONValue] = []
        var total = 0
        for product in products {
            let own = events[product] ?? []
            switch try apply(session, tenant, product, own) {
            case .done(let level, let counted):
                total += counted
                applied.append(
                    .object([
                        "product_id": .string(product), "events_processed": .integer(own.count),
                        "final_level": .integer(level),
                    ]))
            case .conflict(let reason):
                conflicts.append(.object(["product_id": .string(product), "reason": .string(reason)]))
            }
        }
        var members: [JSONValue.Member] = [
            .init("status", .string(conflicts.isEmpty ? "success" : "partial_success"))
        ]
        if !conflicts.isEmpty { members.append(.init("conflicts", .array(conflicts))) }
        members += [.init("applied", .array(applied)), .init("total_events_processed", .integer(total))]
        return StoredAnswer(200, .object(members))
    }

    private static func apply(
        _ session: SQLiteSession, _ tenant: String, _ product: String, _ rows: [JSONValue]
    ) throws(SQLError) -> Applied {
        let id = RowRules.uuid(product) ?? product
        let own: [SQLiteValue] = [.text(tenant), .text(id)]
        let known = try session.query("SELECT 1 FROM products WHERE tenant_id = ? AND product_id = ? LIMIT 1", own)
        guard !known.isEmpty else { return .conflict("product not found") }
        let levels = try session.query("SELECT level FROM stock_levels WHERE tenant_id = ? AND product_id = ?", own)
        var level = levels.first?.integer("level") ?? 0
        var events: [(event: Event, level: Int)] = []
        for row in rows {
            let delta = row["delta"]
            guard delta == nil || delta?.integer != nil else { return .conflict("processing error: bad delta") }
            let event = Event(
                product: id, delta: delta?.integer ?? 0, time: row["event_time"]?.text ?? now(),
                source: row["source"]?.text ?? "system", meta: row["meta"].map { $0.compact() })
            if event.delta == 0 { continue }
            let (sum, overflows) = level.addingReportingOverflow(event.delta)
            guard !overflows else { return .conflict("processing error: the level is out of range") }
            level = max(0, sum)
            events.append((event, level))
        }
        let statement = try session.prepare(
            """
            INSERT INTO stock_events (tenant_id, product_id, delta, resulting_level, event_time, source, meta)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """)
        for (event, level) in events {
            statement.bind(
                own + [
                    .integer(event.delta), .integer(level), .text(event.time), .text(event.source), .text(event.meta),
                ])
            try statement.run()
        }
        try session.execute("INSERT OR REPLACE INTO stock_levels VALUES (?, ?, ?)", own + [.integer(level)])
        return .done(level: level, counted: events.count)
    }

    /// Keeps lines of JSON as they are; the answer counts them.
    ///
    /// - Parameters:
    ///   - isPacked: whether the body is gzip.
    ///   - key: of the request; nil where it has none.
    func keepLines(
        table: String, _ body: [UInt8], isPacked: Bool, key: String?
    ) async throws -> StoredAnswer {
        // One body at a time is unpacked.
        try await inTurn {
            let bytes: [UInt8]
            do throws(RowProblem) { bytes = isPacked ? try UploadedRows.unpacked(body[...]) : body } catch {
                return StoredAnswer(error.isTooLarge ? 413 : 400, error: error.text)
            }
            return try keepLines(table: table, bytes, key: key)
        }
    }

    private func keepLines(table: String, _ bytes: [UInt8], key: String?) throws(SQLError) -> StoredAnswer {
        let digest = bytes.withUnsafeBytes { SHA256.text(of: $0) } + " lines " + table
        // No line is kept of a body with a bad one; lines are read twice rather than held.
        var refusal: StoredAnswer?
        UploadedRows.lines(bytes[...]) { row in
            guard case .failure(let problem) = row.members else { return true }
            refusal = StoredAnswer(400, error: "line \(row.line): \(problem.text)")
            return false
        }
        if let refusal { return refusal }
        return try database.transaction { session throws(SQLError) in
            // No tenant has an empty name.
            if let key, let known = try Self.knownAnswer(session, "", key, digest) { return known }
            let statement = try session.prepare("INSERT INTO json_lines (table_name, line) VALUES (?, ?)")
            var rows = 0
            var failure: SQLError?
            UploadedRows.lines(bytes[...]) { row in
                guard case .success(let members) = row.members else { return true }
                statement.bind([.text(table), .text(members.compact())])
                do throws(SQLError) { try statement.run() } catch { failure = error }
                rows += 1
                return failure == nil
            }
            if let failure { throw failure }
            let answer = StoredAnswer(200, .object(["rows": .integer(rows)]))
            if let key { try Self.keep(session, "", key, digest, answer) }
            return answer
        }
    }
}
