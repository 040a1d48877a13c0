internal import GRDB
internal import LoamBytes

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
        let rows = try UploadedRows.read(bytes[...], fileName: "events.ndjson").compactMap { try? $0.members.get() }
        guard !rows.isEmpty else { return StoredAnswer(400, error: "no valid events found") }
        return try await database.write { database in
            if let key, let known = try Self.knownStock(database, tenant, key, digest) { return known }
            let answer = try Self.apply(database, tenant, rows)
            if let key {
                try database.execute(
                    sql: "INSERT OR REPLACE INTO idempotency_keys VALUES (?, ?, ?, ?, ?, NULL, ?)",
                    arguments: [tenant, key, digest, answer.status, answer.json.compact(), Self.seconds()])
            }
            return answer
        }
    }

    private static func knownStock(_ database: Database, _ tenant: String, _ key: String, _ digest: String) throws
        -> StoredAnswer?
    {
        let row = try Row.fetchOne(
            database,
            sql:
                "SELECT body_digest, status, answer FROM idempotency_keys WHERE tenant_id = ? AND key = ? AND created_at > ?",
            arguments: [tenant, key, seconds() - 86_400])
        guard let row else { return nil }
        guard row["body_digest"] == digest else {
            return StoredAnswer(409, error: "Idempotency-Key was used with another file")
        }
        return StoredAnswer(row["status"], (try? JSONParser.parse(Array((row["answer"] as String).utf8))) ?? .null)
    }

    private static func apply(_ database: Database, _ tenant: String, _ rows: [JSONValue]) throws -> StoredAnswer {
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
            switch try apply(database, tenant, product, own) {
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

    private static func apply(_ database: Database, _ tenant: String, _ product: String, _ rows: [JSONValue]) throws
        -> Applied
    {
        let id = RowRules.uuid(product) ?? product
        let isKnown = try Bool.fetchOne(
            database, sql: "SELECT EXISTS (SELECT 1 FROM products WHERE tenant_id = ? AND product_id = ?)",
            arguments: [tenant, id])
        guard isKnown == true else { return .conflict("product not found") }
        var level =
            try Int.fetchOne(
                database, sql: "SELECT level FROM stock_levels WHERE tenant_id = ? AND product_id = ?",
                arguments: [tenant, id]) ?? 0
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
        let statement = try database.cachedStatement(
            sql: """
                INSERT INTO stock_events (tenant_id, product_id, delta, resulting_level, event_time, source, meta)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """)
        for (event, level) in events {
            try statement.execute(
                arguments: [tenant, event.product, event.delta, level, event.time, event.source, event.meta])
        }
        try database.execute(
            sql: "INSERT OR REPLACE INTO stock_levels VALUES (?, ?, ?)", arguments: [tenant, id, level])
        return .done(level: level, counted: events.count)
    }

    /// Keeps lines of JSON as they are; the answer counts them.
    ///
    /// - Parameter key: of the request; nil where it has none.
    func keepLines(table: String, _ bytes: [UInt8], key: String?) async throws -> StoredAnswer {
        let digest = bytes.withUnsafeBytes { SHA256.text(of: $0) } + " lines " + table
        let rows = try UploadedRows.read(bytes[...], fileName: "lines.ndjson")
        for row in rows {
            if case .failure(let problem) = row.members {
                return StoredAnswer(400, error: "line \(row.line): \(problem.text)")
            }
        }
        return try await database.write { database in
            // No tenant has an empty name.
            if let key, let known = try Self.knownStock(database, "", key, digest) { return known }
            let statement = try database.cachedStatement(sql: "INSERT INTO json_lines (table_name, line) VALUES (?, ?)")
            for row in rows {
                guard case .success(let members) = row.members else { continue }
                try statement.execute(arguments: [table, members.compact()])
            }
            let answer = StoredAnswer(200, .object(["rows": .integer(rows.count)]))
            if let key {
                try database.execute(
                    sql: "INSERT OR REPLACE INTO idempotency_keys VALUES ('', ?, ?, ?, ?, NULL, ?)",
                    arguments: [key, digest, answer.status, answer.json.compact(), Self.seconds()])
            }
            return answer
        }
    }
}
