import LoamBytes
import LoamEngine
import LoamJobs
import LoamLoadJobs
import LoamModels
import LoamSinks
import LoamTestSupport
import LoamUpload
import Testing

/// Uploads without a command line, to a server of the test.
@Suite("Uploading as a job")
struct UploadJobTests {
    private static let profile = """
        version: 1
        profile: lines
        title: Lines to a server of the test
        key: {header: X-Key, per: server}
        idempotency_header: Idempotency-Key
        body: {form: raw}
        tables:
          customers: {to: "customers", rows: rows}
          orders: {to: "orders", rows: rows}

        """

    private let temporary: TemporaryDirectory
    private let rows: LoadRows

    init() throws {
        temporary = try TemporaryDirectory()
        rows = try LoadRows(growing: SmallWorld.shop(), TableRequest(["customers", "orders"]), chunkRows: 300)
        try FileSystem.replace(temporary.file("lines.yaml"), with: Self.profile)
    }

    private func request(_ change: (inout UploadRequest) -> Void = { _ in }) -> UploadRequest {
        var request = UploadRequest()
        request.profile = temporary.file("lines.yaml")
        request.key = ("secret-key", "the test")
        request.state = temporary.file("state")
        request.retryTime = "1s"
        request.manifest = temporary.file("upload.json")
        change(&request)
        return request
    }

    /// A server that counts the rows of each request; a body with a word that is not wanted is refused.
    private static func server(refusing refused: String? = nil) -> ScriptedServer {
        ScriptedServer { _, request in
            let body = request.firstRange(of: "\r\n\r\n").map { request[$0.upperBound...] } ?? ""
            if let refused, request.hasPrefix("POST /\(refused)") { return .answer(400, body: #"{"detail": "no"}"#) }
            return .answer(200, body: "{\"rows\": \(body.split(separator: "\n").count)}")
        }
    }

    /// Uploads on a thread of its own, as a command does.
    private func upload(
        to server: ScriptedServer, _ heard: HeardEvents = HeardEvents(),
        _ change: (inout UploadRequest) -> Void = { _ in }
    ) async throws -> UploadResult {
        let (rows, request, address) = (rows, request(change), server.address)
        return try await onThread { Result { try UploadJob(rows, to: address, request).execute(heard) } }.get()
    }

    @Test("Every row arrives once, in chunks, and the document says so")
    func sent() async throws {
        let server = Self.server()
        let heard = HeardEvents()
        let result = try await upload(to: server, heard)
        #expect(result.failure == nil && result.report.confirmedRows > 90)
        #expect(result.json["loam_load"]?.integer == 1)
        #expect(FileSystem.exists(temporary.file("upload.json")))
        let posts = server.requests.filter { $0.hasPrefix("POST ") }
        let bodies = posts.map { $0.split(separator: "\r\n\r\n", maxSplits: 1)[1].split(separator: "\n").count }
        #expect(bodies.reduce(0, +) == result.report.confirmedRows && (bodies.max() ?? 0) <= 300)
        #expect(posts.allSatisfy { $0.contains("secret-key") })
        let said = heard.texts.joined(separator: "\n") + result.text
        #expect(!said.contains("secret-key") && result.text.contains("rows confirmed"))
    }

    @Test("A preview sends no row, and says what would go where")
    func preview() async throws {
        let server = Self.server()
        let preview = try UploadJob(rows, to: server.address, request()).inspect()
        #expect(preview.text.hasSuffix("nothing was sent\n") && preview.text.contains("90 rows in 1 chunk(s)"))
        #expect(preview.json["loam_upload_plan"]?.integer == 1 && preview.json["profile"]?.text == "lines")
        #expect(!server.requests.contains { $0.hasPrefix("POST ") })
        #expect(!FileSystem.exists(temporary.file("state")))
    }

    @Test("Rows that a server refuses are no error, but a result that is not whole")
    func refused() async throws {
        let server = Self.server(refusing: "orders")
        let result = try await upload(to: server)
        #expect(result.failure?.code == .incomplete && result.report.confirmedRows == 90)
        #expect(result.report.refusedChunks > 0 && result.text.contains("refused"))
    }

    @Test("A second upload of the same rows is refused, and one that resumes sends nothing again")
    func again() async throws {
        let server = Self.server()
        _ = try await upload(to: server)
        let count = server.requests.count
        let refused = await #expect(throws: RunError.self) {
            _ = try await upload(to: server)
        }
        #expect(refused?.code == .outputExists)
        let resumed = await #expect(throws: RunError.self) {
            _ = try await upload(to: server) { $0.existing = .resume }
        }
        #expect(resumed?.code == .alreadyComplete)
        #expect(!server.requests.dropFirst(count).contains { $0.hasPrefix("POST ") })
    }

    @Test("What cannot be is refused before the server is asked")
    func misuse() throws {
        let server = Self.server()
        let address = #expect(throws: RunError.self) { try UploadJob(rows, to: "ftp://localhost", request()) }
        #expect(address?.code == .badRequest && address?.hint.contains("https://") == true)
        let time = #expect(throws: RunError.self) {
            try UploadJob(rows, to: server.address, request { $0.retryTime = "soon" })
        }
        #expect(time?.code == .badOption && time?.location == "--max-retry-time")
        #expect(server.requests.isEmpty)
    }
}
