import LoamBytes
import LoamCodecs
import LoamIngest
import LoamIngestOptions
import LoamOutbound
import LoamStorage
import LoamTestSupport
import Testing

/// What rows must be, and what happens to bad ones.
@Suite("Ingest server: rows")
struct IngestRowTests {
    private static let id = "aaaaaaaa-0000-4000-8000-000000000001"
    private static let good = [
        "customers": #"{"customer_id":"\#(id)","name":"A","email":"a@b.c","metadata":{"x":1}}"#,
        "products": #"{"product_id":"\#(id)","sku":"S","name":"N","price":"19.90","category_id":null,"active":true}"#,
        "orders":
            #"{"order_id":"\#(id)","external_order_id":"E","total_amount":1.5,"currency":"EUR","order_status":"shipped","order_date":"2025-01-01T00:00:00Z","raw_payload":"not json"}"#,
        "order_items":
            #"{"order_item_id":"\#(id)","order_id":"\#(id)","product_id":"\#(id)","quantity":2,"unit_price":1,"line_total":2}"#,
    ]

    /// The errors that a row of a table has; empty for a good one.
    private func errors(_ server: ServedIngest, _ table: String, _ row: String, file: String = "") async throws
        -> [String]
    {
        let key = "\(table) \(row.hashValue) \(file)"
        let answer = try await server.upload(
            "/api/v1/ingest/comprehensive/", file.isEmpty ? table + "_1.ndjson" : file, Array(row.utf8),
            headers: ["X-API-Key": ServedIngest.keys[0], "Idempotency-Key": key])
        let token = try #require(answer.json?["upload_token"]?.text, "\(answer.excerpt())")
        let status = try await server.settled(token)
        let errors = try server.database().use { session throws(SQLError) in
            try session.rows(
                "SELECT chunk_errors.error FROM chunk_errors JOIN upload_chunks ON number = chunk WHERE upload_token = ?",
                [.text(token)]
            ).compactMap { $0[0] }
        }
        #expect(status["total_errors"]?.integer == errors.count)
        #expect(status["status"]?.text == (errors.isEmpty ? "completed" : "completed_with_errors"))
        return errors
    }

    @Test("Good rows, and each rule of each table", .endsAtAll)
    func rules() async throws {
        let server = try await ServedIngest()
        for (table, row) in Self.good { #expect(try await errors(server, table, row) == [], "\(table)") }
        let cases: [(table: String, change: (String, String), error: String)] = [
            ("customers", (#""name":"A","#, ""), "Missing required field: name"),
            ("customers", (Self.id, "no-uuid"), "Invalid UUID format: no-uuid"),
            (
                "customers", (#""A""#, "\"" + String(repeating: "n", count: 256) + "\""),
                "Name too long: " + String(repeating: "n", count: 100)
            ),
            ("customers", (#""metadata":"#, #""created_at":null,"metadata":"#), "null value in column \"created_at\""),
            ("products", (#""19.90""#, "-1"), "price must be non-negative"),
            ("products", (#""19.90""#, #""x""#), "Invalid price format: x"),
            ("products", (#""category_id":null"#, #""category_id":"7""#), "Invalid UUID format: 7"),
            ("orders", ("EUR", "XXX"), "Invalid currency: XXX"),
            ("orders", ("shipped", "lost"), "Invalid order_status: lost"),
            ("orders", ("1.5", "-1.5"), "total_amount must be non-negative"),
            ("orders", (#","order_date":"2025-01-01T00:00:00Z""#, ""), "Missing required field: order_date"),
            ("order_items", (#""quantity":2"#, #""quantity":0"#), "quantity must be at least 1"),
            ("order_items", (#""unit_price":1"#, #""unit_price":-1"#), "unit_price must be non-negative"),
            ("order_items", (#""line_total":2"#, #""line_total":-2"#), "line_total must be non-negative"),
        ]
        for (table, change, error) in cases {
            let row = try #require(Self.good[table]).replacing(change.0, with: change.1)
            #expect(try await errors(server, table, row) == [error], "\(table): \(row)")
        }
        #expect(try await errors(server, "orders", "{broken").first?.hasPrefix("JSON parse error") == true)
        let payload = try server.text("SELECT raw_payload FROM orders")
        #expect(payload == #"{"value":"not json"}"#)
    }

    @Test(
        "Bad rows are skipped and sampled, the others get in; the same row again changes the one that is there",
        .endsAtAll)
    func mixed() async throws {
        let server = try await ServedIngest()
        let row = try #require(Self.good["customers"])
        let bad = Array(repeating: "{}", count: 7).joined(separator: "\n")
        let errors = try await errors(
            server, "customers", row + "\n" + bad + "\n" + row.replacing("a@b.c", with: "d@e.f"))
        #expect(errors == Array(repeating: "Missing required field: customer_id", count: 5))
        #expect(
            try server.count("SELECT rows_received * 100 + rows_inserted * 10 + rows_failed FROM upload_chunks")
                == 927)
        _ = try await self.errors(server, "customers", row.replacing(#""A""#, with: #""B""#))
        #expect(try server.count("SELECT count(*) FROM customers") == 2)
        #expect(try server.count("SELECT count(*) FROM customers WHERE name = 'B'") == 1)
    }

    @Test("The name decides how a file is read: gzip, CSV, and CSV in gzip as the contract has it", .endsAtAll)
    func forms() async throws {
        let server = try await ServedIngest()
        let csv = "customer_id,name,email,metadata\n\(Self.id),\"A, \"\"B\"\"\",c@d.e,{'x': None}\n"
        #expect(try await errors(server, "customers", csv, file: "customers_1.csv") == [])
        let stored = try server.text("SELECT name || metadata FROM customers")
        #expect(stored == #"A, "B"{"value":"{'x': None}"}"#)
        let row = try #require(Self.good["products"])
        let zipped = try Self.gzip(row)
        let answer = try await server.upload(
            "/api/v1/ingest/comprehensive/", "products_1.ndjson.gz", zipped,
            headers: ["X-API-Key": ServedIngest.keys[0], "Idempotency-Key": "z"])
        #expect(try await server.settled(try #require(answer.json?["upload_token"]?.text))["total_rows"]?.integer == 1)
        let broken = try await server.upload(
            "/api/v1/ingest/comprehensive/", "products_2.ndjson.gz", Array(zipped.dropLast(4)),
            headers: ["X-API-Key": ServedIngest.keys[0], "Idempotency-Key": "y"])
        let token = try #require(broken.json?["upload_token"]?.text)
        #expect(try await server.settled(token)["status"]?.text == "failed")
    }

    private static func gzip(_ text: String) throws -> [UInt8] {
        var out = ByteBuffer()
        let bytes = Array(text.utf8)
        try bytes.withUnsafeBytes { try Compression.gzip(level: 1).makeCompressor()?.compress($0, into: &out) }
        return Array(out.bytes)
    }

    @Test("JSON lines: counted, all or none, once for a key", .endsAtAll)
    func lines() async throws {
        let server = try await ServedIngest()
        for _ in 0..<2 {
            let answer = try await server.send("POST", "/lines/t", ["Idempotency-Key": "a"], body: "{\"a\":1}\n\n{}\n")
            #expect(answer.status == 200 && answer.json?["rows"]?.integer == 2)
        }
        #expect(try await server.send("POST", "/lines/t", ["Idempotency-Key": "a"], body: "{}").status == 409)
        let bad = try await server.send("POST", "/lines/t", body: "{}\n[1]\n")
        #expect(bad.status == 400 && bad.json?["error"]?.text?.hasPrefix("line 2: ") == true)
        #expect(try server.count("SELECT count(*) FROM json_lines WHERE table_name = 't'") == 2)
    }
}
