import LoamBytes
import LoamIngest
import LoamIngestOptions
import LoamOutbound
import LoamTestSupport
import Testing

/// Every row of the contract's tables, over a real socket.
@Suite("Ingest server: the contract")
struct IngestContractTests {
    private static let comprehensive = "/api/v1/ingest/comprehensive/"
    private static let orders = "/api/v1/ingest/orders/"
    private static let sessions = "/api/v1/ingest/sessions/"
    private static let key = ["X-API-Key": ServedIngest.keys[0]]
    private static let keyed = ["X-API-Key": ServedIngest.keys[0], "Idempotency-Key": "i1"]
    private static let customer =
        #"{"customer_id":"aaaaaaaa-0000-4000-8000-000000000001","tenant_id":"x","name":"A B","email":"a@example.com"}"#
        + "\n"

    private func error(_ answer: OutboundAnswer) -> String { answer.json?["error"]?.text ?? answer.excerpt() }

    @Test("Health needs no key", .endsAtAll)
    func health() async throws {
        let server = try await ServedIngest()
        let answer = try await server.send("GET", "/health/")
        #expect(answer.status == 200)
        #expect(answer.json == .object(["status": .string("healthy"), "message": .string("Service is running")]))
    }

    @Test("Checks of an upload in their order, with their texts", .endsAtAll)
    func uploadChecks() async throws {
        let server = try await ServedIngest()
        for path in [Self.comprehensive, Self.orders] {
            let noKey = try await server.send("POST", path)
            #expect(noKey.status == 401 && error(noKey) == "X-API-Key header required")
            // The key's presence, the idempotency key's presence, then whether the key is one.
            let noIdempotency = try await server.send("POST", path, ["X-API-Key": "wrong"])
            #expect(noIdempotency.status == 400 && error(noIdempotency) == "Idempotency-Key header required")
            let wrong = try await server.send("POST", path, ["X-API-Key": "wrong", "Idempotency-Key": "i"])
            #expect(wrong.status == 401 && error(wrong) == "Invalid API key")
            let noFile = try await server.upload(
                path, "customers_1.ndjson", Array("{}".utf8), headers: Self.keyed, part: "other")
            #expect(noFile.status == 400 && error(noFile) == "No file provided")
            var raw = Self.keyed
            raw["Content-Type"] = "application/x-ndjson"
            let body = try await server.send("POST", path, raw, body: "{}")
            #expect(body.status == 500 && error(body) == "Internal server error")
            #expect(body.json?["details"]?.text?.contains(#"Unsupported media type "application/x-ndjson""#) == true)
        }
        let name = try await server.upload(Self.comprehensive, "stock_events_1.ndjson", [], headers: Self.keyed)
        #expect(
            name.status == 400
                && error(name)
                    == "Could not determine data type from filename. Expected: customers_, products_, orders_, or order_items_"
        )
    }

    @Test("The stored hash is no key, but for the faithful server", .endsAtAll)
    func hashAsKey() async throws {
        let headers = ["X-API-Key": SHA256.text(of: ServedIngest.keys[0]), "Idempotency-Key": "i"]
        let file = Array(Self.customer.utf8)
        let documented = try await ServedIngest()
        #expect(try await documented.upload(Self.comprehensive, "customers_1", file, headers: headers).status == 401)
        let faithful = try await ServedIngest { $0.isFaithful = true }
        #expect(try await faithful.upload(Self.comprehensive, "customers_1", file, headers: headers).status == 201)
        #expect(try await faithful.upload(Self.orders, "customers_1", file, headers: headers).status == 401)
        #expect(try await faithful.send("POST", Self.sessions, headers, body: "{}").status == 401)
    }

    @Test("An accepted file: 201 with zero counts, a session of its own, a job that ends", .endsAtAll)
    func accepted() async throws {
        let server = try await ServedIngest()
        let answer = try await server.upload(
            Self.comprehensive, "customers_t_chunk_0000.ndjson", Array(Self.customer.utf8), headers: Self.keyed)
        let json = try #require(answer.json)
        #expect(answer.status == 201)
        guard case .object(let members) = json else { return }
        #expect(
            members.map(\.key) == [
                "upload_id", "chunk_id", "upload_token", "data_type", "rows_received", "rows_inserted", "rows_failed",
                "status", "idempotency_key", "processing_time",
            ])
        #expect(json["data_type"]?.text == "customers" && json["status"]?.text == "queued")
        #expect(json["rows_received"]?.integer == 0 && json["idempotency_key"]?.text == "i1")
        let status = try await server.settled(try #require(json["upload_token"]?.text))
        #expect(status["status"]?.text == "completed" && status["total_chunks"]?.integer == 1)
        #expect(status["completed_chunks"]?.integer == 1 && status["total_rows"]?.integer == 1)
        #expect(status["total_errors"]?.integer == 0 && status["created_at"]?.text != nil)
        // The key decides whose the row is, whatever the row says.
        #expect(
            try server.count("SELECT count(*) FROM customers WHERE tenant_id = '\(ServedIngest.tenants[0])'") == 1
        )
    }

    @Test("The legacy route takes any name; the job then fails", .endsAtAll)
    func legacy() async throws {
        let server = try await ServedIngest()
        let answer = try await server.upload(Self.orders, "anything.ndjson", Array("{}".utf8), headers: Self.keyed)
        #expect(answer.status == 201 && answer.json?["data_type"] == nil)
        let status = try await server.settled(try #require(answer.json?["upload_token"]?.text))
        #expect(status["status"]?.text == "failed" && status["failed_chunks"]?.integer == 1)
        #expect(try server.count("SELECT count(*) FROM upload_chunks WHERE error = 'Unknown data type'") == 1)
    }

    @Test(
        "Keys are remembered for each tenant: the same answer, the counts once it is done, 409 for other bytes",
        .endsAtAll)
    func idempotency() async throws {
        let server = try await ServedIngest { $0.jobDelay = 0.3 }
        let file = Array(Self.customer.utf8)
        func send(_ bytes: [UInt8], _ headers: [String: String] = Self.keyed) async throws -> OutboundAnswer {
            try await server.upload(Self.comprehensive, "customers_1.ndjson", bytes, headers: headers)
        }
        let first = try await send(file)
        let second = try await send(file)
        #expect(second.status == 201 && second.json?["chunk_id"] == first.json?["chunk_id"])
        let other = try await send(file + [0x0A])
        #expect(other.status == 409)
        _ = try await server.settled(try #require(first.json?["upload_token"]?.text))
        let done = try await send(file)
        #expect(done.status == 201 && done.json?["message"]?.text == "Request already processed")
        #expect(done.json?["status"]?.text == "completed" && done.json?["rows_inserted"]?.integer == 1)
        #expect(done.json?["upload_token"] == nil && done.json?["chunk_id"] == nil)
        #expect(try server.count("SELECT count(*) FROM upload_chunks") == 1)
        let neighbour = try await send(file, ["X-API-Key": ServedIngest.keys[1], "Idempotency-Key": "i1"])
        #expect(neighbour.status == 201 && neighbour.json?["chunk_id"] != nil)
        let faithful = try await ServedIngest { $0.isFaithful = true }
        for _ in 0..<2 {
            _ = try await faithful.upload(Self.comprehensive, "customers_1.ndjson", file, headers: Self.keyed)
        }
        #expect(try faithful.count("SELECT count(*) FROM upload_chunks") == 2)
    }

    @Test("Sessions: made, filled, asked for, and nobody else's", .endsAtAll)
    func sessions() async throws {
        let server = try await ServedIngest()
        #expect(try await server.send("POST", Self.sessions).status == 401)
        let made = try await server.send("POST", Self.sessions, Self.key, body: #"{"manifest": {"files": 2}}"#)
        let token = try #require(made.json?["upload_token"]?.text)
        #expect(made.status == 201 && made.json?["status"]?.text == "created" && made.json?["upload_id"]?.text != nil)
        let empty = try await server.send("GET", Self.sessions + token + "/status/", Self.key)
        #expect(empty.status == 200 && empty.json?["status"]?.text == "pending")
        for number in 0..<2 {
            let headers = ["X-API-Key": ServedIngest.keys[0], "Idempotency-Key": "n\(number)", "Upload-Token": token]
            let file = Self.customer.replacing("a@", with: "a\(number)@")
            let answer = try await server.upload(Self.comprehensive, "customers_1", Array(file.utf8), headers: headers)
            #expect(answer.json?["upload_token"]?.text == token)
        }
        #expect(try await server.settled(token)["total_chunks"]?.integer == 2)
        #expect(try server.count("SELECT max(chunk_index) FROM upload_chunks") == 1)
        // Somebody else's, and one that never was.
        let other = ["X-API-Key": ServedIngest.keys[1]]
        for (path, headers) in [(token, other), (ServedIngest.tenants[0], Self.key)] {
            let answer = try await server.send("GET", Self.sessions + path + "/status/", headers)
            #expect(answer.status == 404 && error(answer) == "Upload session not found")
            let resumed = try await server.send("POST", Self.sessions + path + "/resume/", headers, body: "{}")
            #expect(resumed.status == 404 && error(resumed) == "Upload session not found")
        }
        // A file for a session that is not the tenant's makes a new one.
        var headers = Self.keyed
        headers["Upload-Token"] = "nonsense"
        let strayed = try await server.upload(
            Self.comprehensive, "customers_1", Array(Self.customer.utf8), headers: headers)
        #expect(strayed.status == 201 && strayed.json?["upload_token"]?.text != token)
    }

    @Test("A failed chunk is queued again by resume", .endsAtAll)
    func resume() async throws {
        let server = try await ServedIngest { $0.faults = (try? FaultPlan("fail-job=1", seed: 1)) ?? FaultPlan() }
        let answer = try await server.upload(
            Self.comprehensive, "customers_1", Array(Self.customer.utf8), headers: Self.keyed)
        let token = try #require(answer.json?["upload_token"]?.text)
        #expect(try await server.settled(token)["status"]?.text == "failed")
        let none = try await server.send(
            "POST", Self.sessions + token + "/resume/", Self.key, body: #"{"chunk_indices": [7]}"#)
        #expect(none.status == 200 && none.json?["chunks_queued"]?.integer == 0)
        let all = try await server.send("POST", Self.sessions + token + "/resume/", Self.key)
        #expect(all.json?["chunks_queued"]?.integer == 1 && all.json?["status"]?.text == "queued")
        #expect(try await server.settled(token)["status"]?.text == "completed")
    }

    @Test("Paths and methods that are none", .endsAtAll)
    func wrongPaths() async throws {
        let server = try await ServedIngest()
        for path in [
            "/", "/api/v1/ingest/comprehensive", "/api/v1/api/v1/ingest/orders/", "/health", "/lines/", "/lines/a/b",
        ] {
            let answer = try await server.send("POST", path, Self.keyed)
            #expect(answer.status == 404 && answer.json == nil, "\(path)")
        }
        let get = try await server.send("GET", Self.comprehensive, Self.keyed)
        #expect(get.status == 405 && get.json?["detail"]?.text == #"Method "GET" not allowed."#)
        let put = try await server.send(
            "PUT", "/api/v1/tenants/\(ServedIngest.tenants[0])/stock/bulk_update", Self.keyed)
        #expect(put.status == 405 && put.json?["detail"]?.text == #"Method "PUT" not allowed."#)
    }
}
