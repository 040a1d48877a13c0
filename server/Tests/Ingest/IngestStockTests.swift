import LoamBytes
import LoamIngest
import LoamIngestOptions
import LoamOutbound
import LoamStorage
import LoamTestSupport
import Testing

/// Stock events.
@Suite("Ingest server: stock")
struct IngestStockTests {
    private static let path = "/api/v1/tenants/\(ServedIngest.tenants[0])/stock/bulk_update"
    private static let key = ["X-API-Key": ServedIngest.keys[0]]
    private static let products = ["aaaaaaaa-0000-4000-8000-000000000001", "aaaaaaaa-0000-4000-8000-000000000002"]

    private func served(_ change: (inout IngestOptions) -> Void = { _ in }) async throws -> ServedIngest {
        let server = try await ServedIngest(change)
        try server.database().transaction { session throws(SQLError) in
            for (number, product) in Self.products.enumerated() {
                try session.execute(
                    "INSERT INTO products (product_id, sku, name, price, tenant_id) VALUES (?, ?, 'n', '1', ?)",
                    [.text(product), .text("s\(number)"), .text(ServedIngest.tenants[0])])
            }
        }
        return server
    }

    private func event(_ product: String, _ delta: Int) -> String {
        #"{"product_id":"\#(product)","delta":\#(delta),"event_time":"2025-01-01T00:00:00Z","source":"sale"}"# + "\n"
    }

    @Test("Broken forms are refused, and the server goes on", .endsAtAll)
    func brokenForms() async throws {
        let server = try await served()
        for body in [
            "--a\r\n\r\n\r\n--a--", "--a\r\n\r\n--a--", "--a", "--a\r\n", "\r\n\r\n",
            "--a\r\n\r\n\r\n\r\n\r\n--a--\r\n",
        ] {
            let headers = Self.key.merging(["Content-Type": "multipart/form-data; boundary=a"]) { first, _ in first }
            let answer = try await server.send("POST", Self.path, headers, body: body)
            #expect(answer.status == 400, "\(body.debugDescription): \(answer.excerpt())")
        }
    }

    @Test("Checks, with their texts", .endsAtAll)
    func checks() async throws {
        let server = try await served()
        func expect(_ answer: OutboundAnswer, _ status: Int, _ text: String) {
            #expect(answer.status == status)
            #expect(
                (answer.json?["error"] ?? answer.json?["detail"])?.text?.hasPrefix(text) == true, "\(answer.excerpt())")
        }
        expect(try await server.send("POST", Self.path), 401, "X-API-Key header required")
        expect(try await server.send("POST", Self.path, ["X-API-Key": "x"]), 401, "Invalid API key")
        expect(try await server.send("POST", Self.path, ["X-API-Key": ServedIngest.keys[1]]), 400, "Tenant ID mismatch")
        expect(try await server.send("POST", Self.path, Self.key, body: "{}"), 415, "Unsupported media type")
        expect(try await server.upload(Self.path, "e.ndjson", [], headers: Self.key, part: "x"), 400, "file required")
        expect(try await server.upload(Self.path, "e.csv", [], headers: Self.key), 400, "file must be .ndjson")
        for empty in ["", "\n", "nonsense\n"] {
            expect(
                try await server.upload(Self.path, "e.ndjson", Array(empty.utf8), headers: Self.key), 400,
                "no valid events found")
        }
    }

    @Test("Levels start at 0 and stay there or above; events of no change count for the product only", .endsAtAll)
    func applied() async throws {
        let server = try await served()
        let file =
            [5, 0, -7, 4].map { event(Self.products[0], $0) }.joined() + event(Self.products[1], 2) + #"{"delta":1}"#
        let answer = try await server.upload(Self.path, "e.ndjson", Array(file.utf8), headers: Self.key)
        #expect(
            answer.json
                == .object([
                    "status": .string("success"),
                    "applied": .array([
                        .object([
                            "product_id": .string(Self.products[0]), "events_processed": .integer(4),
                            "final_level": .integer(4),
                        ]),
                        .object([
                            "product_id": .string(Self.products[1]), "events_processed": .integer(1),
                            "final_level": .integer(2),
                        ]),
                    ]), "total_events_processed": .integer(4),
                ]))
        #expect(try server.count("SELECT count(*) FROM stock_events") == 4)
    }

    @Test("A product with a bad event, or that is not there, stays as it was; the others go on", .endsAtAll)
    func conflicts() async throws {
        let server = try await served()
        let unknown = "aaaaaaaa-0000-4000-8000-000000000009"
        let file =
            event(Self.products[0], 3) + #"{"product_id":"\#(Self.products[0])","delta":"much"}"# + "\n"
            + event(unknown, 1) + event(Self.products[1], 2)
        let answer = try await server.upload(Self.path, "e.ndjson", Array(file.utf8), headers: Self.key)
        #expect(answer.status == 200 && answer.json?["status"]?.text == "partial_success")
        let conflicts = answer.json?["conflicts"]?.elements ?? []
        #expect(conflicts.map { $0["product_id"]?.text } == [Self.products[0], unknown])
        #expect(conflicts.first?["reason"]?.text?.hasPrefix("processing error: ") == true)
        #expect(conflicts.last?["reason"]?.text == "product not found")
        #expect(answer.json?["total_events_processed"]?.integer == 1)
        #expect(try server.count("SELECT count(*) FROM stock_events") == 1)
    }

    @Test("Sent twice it is applied twice, but for a key that is remembered", .endsAtAll)
    func repeated() async throws {
        let file = Array(event(Self.products[0], 3).utf8)
        var headers = Self.key
        let server = try await served()
        for expected in [1, 2] {
            _ = try await server.upload(Self.path, "e.ndjson", file, headers: headers)
            #expect(try server.count("SELECT count(*) FROM stock_events") == expected)
        }
        headers["Idempotency-Key"] = "k"
        let first = try await server.upload(Self.path, "e.ndjson", file, headers: headers)
        let second = try await server.upload(Self.path, "e.ndjson", file, headers: headers)
        #expect(first.json == second.json)
        #expect(try server.count("SELECT count(*) FROM stock_events") == 3)
        let faithful = try await served { $0.isFaithful = true }
        for _ in 0..<2 { _ = try await faithful.upload(Self.path, "e.ndjson", file, headers: headers) }
        #expect(try faithful.count("SELECT count(*) FROM stock_events") == 2)
    }
}
