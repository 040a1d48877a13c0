import Glibc
import LoamBytes
import LoamIngest
import LoamIngestOptions
import LoamOutbound
import LoamOutboundSupport
import LoamStorage
import LoamTestSupport

/// A server of a test with two tenants, and ways to talk to it.
final class ServedIngest: Sendable {
    static let tenants = ["11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222"]
    static let keys = ["key-one", "key-two"]

    let address: ServerAddress
    let directory: TemporaryDirectory
    private let client: OutboundClient
    private let task: Task<Void, Never>

    /// Starts a server on a free port and waits until it listens.
    init(_ change: (inout IngestOptions) -> Void = { _ in }) async throws {
        directory = try TemporaryDirectory()
        var options = IngestOptions()
        options.port = 0
        change(&options)
        let server = try IngestServer(database: directory.path + "/ingest.db", options: options)
        let rows = zip(Self.tenants, Self.keys).map { "\($0),Shop,\(SHA256.text(of: $1)),2025-01-01T00:00:00Z\n" }
        let text = "tenant_id,name,api_key_hash,created_at\n" + rows.joined()
        try FileSystem.replace(directory.path + "/tenants.csv", with: text)
        _ = try server.loadTenants(file: directory.path + "/tenants.csv")
        let (ports, entrance) = AsyncStream<Int>.makeStream()
        task = Task {
            do throws(IngestServerError) { try await server.run { entrance.yield($0) } } catch {}
            entrance.finish()
        }
        var iterator = ports.makeAsyncIterator()
        guard let port = await iterator.next() else { throw OutboundError(.unreachable, "the server did not start") }
        address = try ServerAddress("http://127.0.0.1:\(port)")
        var clientOptions = OutboundOptions()
        clientOptions.retry = RetryPolicy(time: 0)
        client = try OutboundClient(address, options: clientOptions)
    }

    deinit { task.cancel() }

    /// The server's database, opened beside it.
    func database() throws -> SQLiteDatabase { try SQLiteDatabase(path: directory.path + "/ingest.db") }

    /// The only cell of a query; -1 where it is no number.
    func count(_ sql: String) throws -> Int { Int(try text(sql) ?? "") ?? -1 }

    /// The first cell of a query's first row.
    func text(_ sql: String) throws -> String? {
        try database().use { session throws(SQLError) in try session.rows(sql).first?[0] }
    }

    /// Sends a request as it is; statuses that a client repeats come back as well.
    func send(_ method: String, _ path: String, _ headers: [String: String] = [:], body: String = "") async throws
        -> OutboundAnswer
    {
        try await send(method, path, headers, bytes: Array(body.utf8))
    }

    func send(_ method: String, _ path: String, _ headers: [String: String] = [:], bytes: [UInt8]) async throws
        -> OutboundAnswer
    {
        let request = OutboundRequest(
            method, path, headers: headers.map { ($0.key, $0.value) }, body: OutboundBody([bytes]))
        do throws(OutboundError) {
            return try await client.answer(to: request, policy: RetryPolicy(time: 0))
        } catch {
            if let answer = error.answer { return answer }
            throw error
        }
    }

    /// Sends a file as the part `file`.
    func upload(
        _ path: String, _ fileName: String, _ content: [UInt8], headers: [String: String], part: String = "file"
    ) async throws -> OutboundAnswer {
        let head = "--b\r\nContent-Disposition: form-data; name=\"\(part)\"; filename=\"\(fileName)\"\r\n\r\n"
        let body = OutboundBody([Array(head.utf8), content, Array("\r\n--b--\r\n".utf8)])
        var headers = headers
        headers["Content-Type"] = "multipart/form-data; boundary=b"
        let request = OutboundRequest("POST", path, headers: headers.map { ($0.key, $0.value) }, body: body)
        do throws(OutboundError) {
            return try await client.answer(to: request, policy: RetryPolicy(time: 0))
        } catch {
            if let answer = error.answer { return answer }
            throw error
        }
    }

    /// Asks a session's status until no job of it is left.
    func settled(_ token: String, key: String = keys[0]) async throws -> JSONValue {
        while true {
            let answer = try await send("GET", "/api/v1/ingest/sessions/\(token)/status/", ["X-API-Key": key])
            guard let json = answer.json, let state = json["status"]?.text else {
                throw OutboundError(.unreachable, "no status: \(answer.excerpt())")
            }
            if !["pending", "processing"].contains(state) { return json }
            try await Task.sleep(nanoseconds: 2_000_000)
        }
    }
}
