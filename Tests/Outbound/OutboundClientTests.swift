import LoamBytes
import LoamOutbound
import LoamOutboundSupport
import LoamTestSupport
import Testing

/// The client against servers that do what servers do.
@Suite("HTTP client")
struct OutboundClientTests {
    private func client(_ address: String, _ change: (inout OutboundOptions) -> Void = { _ in }) throws
        -> OutboundClient
    {
        var options = OutboundOptions()
        options.retry = quick
        options.connectTimeout = 5
        change(&options)
        return try OutboundClient(try ServerAddress(address), options: options)
    }

    /// As patient as the real one, in hundredths.
    private var quick: RetryPolicy {
        var policy = RetryPolicy(time: 30)
        policy.firstWait = 0.01
        policy.longestWait = 0.05
        return policy
    }

    private let request = OutboundRequest(
        "POST", "/in?x=1", headers: [("X-API-Key", "k"), ("Idempotency-Key", "i")],
        body: OutboundBody([Array("ab".utf8), [], Array("cde".utf8)]))

    @Test("The request arrives as it was given, in one body with its length", .endsAtAll)
    func arrives() async throws {
        let server = ScriptedServer { _, _ in .answer(201, headers: ["X-Of: it"], body: #"{"a":1}"#) }
        let client = try client("http://me:pass@127.0.0.1:\(server.port)/prefix/")
        let answer = try await client.answer(to: request, policy: quick)
        #expect(answer.status == 201 && answer.json?["a"]?.integer == 1 && answer.headers["x-of"] == "it")
        let seen = try #require(server.requests.first)
        #expect(seen.hasPrefix("POST /prefix/in?x=1 HTTP/1.1\r\n"))
        #expect(seen.hasSuffix("\r\n\r\nabcde"))
        let head = seen.lowercased()
        for line in ["content-length: 5", "x-api-key: k", "user-agent: loam", "authorization: basic bwu6cgfzcw=="] {
            #expect(head.contains(line + "\r\n"), "\(line) in \(head)")
        }
        #expect(!head.contains("transfer-encoding"))
    }

    @Test(
        "Sent again, under the same key and with the same bytes, until it is answered for good", .endsAtAll,
        arguments: [408, 425, 429, 500, 502, 503, 504])
    func again(status: Int) async throws {
        let server = ScriptedServer { number, _ in
            number < 3 ? .answer(status, body: "{}") : .answer(200, body: "done")
        }
        let answer = try await client(server.address).answer(to: request, policy: quick)
        #expect(answer.status == 200)
        #expect(server.requests.count == 4 && Set(server.requests).count == 1)
    }

    @Test(
        "Not sent again where that changes nothing", .endsAtAll,
        arguments: [400, 401, 403, 404, 409, 413, 422, 301, 302, 303, 307, 308])
    func once(status: Int) async throws {
        let server = ScriptedServer { _, _ in .answer(status, headers: ["Location: http://127.0.0.1:1/"], body: "no") }
        let answer = try await client(server.address).answer(to: request, policy: quick)
        #expect(answer.status == status && server.requests.count == 1)
    }

    @Test("Broken connections and answers: again", .endsAtAll)
    func broken() async throws {
        let reactions: [ScriptedServer.Reaction] = [
            .close, .bytes("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf"), .bytes("this is no HTTP\r\n\r\n"),
            .bytes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab"), .bytes("HTTP/1.1 2"),
            .answer(200, body: "whole"),
        ]
        let server = ScriptedServer { number, _ in reactions[min(number, reactions.count - 1)] }
        let answer = try await client(server.address).answer(to: request, policy: quick)
        #expect(answer.body == Array("whole".utf8) && server.requests.count == reactions.count)
    }

    @Test("A server that stays broken, or is not there, is unreachable", .endsAtAll)
    func unreachable() async throws {
        let server = ScriptedServer { _, _ in .close }
        let policy = RetryPolicy(time: 0.5)
        for address in [server.address, "http://127.0.0.1:1", "http://no-such-host.invalid"] {
            await expect(.unreachable) { _ = try await client(address).answer(to: request, policy: policy) }
        }
    }

    @Test(
        "An endless Retry-After is not waited for", .endsAtAll,
        arguments: ["99999999999", "Fri, 31 Dec 9999 23:59:59 GMT"])
    func endless(text: String) async throws {
        let server = ScriptedServer { _, _ in .answer(429, headers: ["Retry-After: \(text)"], body: "later") }
        await expect(.busy) { _ = try await client(server.address).answer(to: request, policy: quick) }
        #expect(server.requests.count == 1)
    }

    @Test("A silent server runs into the time for a request; a cancelled task does not wait for it", .endsAtAll)
    func silence() async throws {
        let server = ScriptedServer { _, _ in .silence }
        let impatient = try client(server.address) { $0.requestTimeout = 0.2 }
        await expect(.unreachable) { _ = try await impatient.answer(to: request, policy: RetryPolicy(time: 0)) }
        let patient = try client(server.address)
        let task = Task { [request] in try await patient.answer(to: request, policy: RetryPolicy(time: 0)) }
        while server.requests.count < 2 { await Task.yield() }
        task.cancel()
        await expect(.stopped) { _ = try await task.value }
    }

    @Test("Of a huge answer only the limit is read", .endsAtAll)
    func huge() async throws {
        let server = ScriptedServer { _, _ in .answer(200, body: String(repeating: "x", count: 300_000)) }
        let answer = try await client(server.address) { $0.answerLimit = 1_000 }.answer(to: request, policy: quick)
        #expect(answer.isCut && answer.body.count == 1_000 && answer.json == nil && answer.excerpt().utf8.count < 600)
    }

    @Test("A file of authorities without a certificate is an error at the start")
    func badAuthority() async throws {
        for path in ["/nonexistent.pem", "/etc/hostname"] {
            await expect(.badAuthority) { _ = try client("https://127.0.0.1:1") { $0.authorityFile = path } }
        }
    }

    private func expect(_ code: OutboundError.Code, _ body: () async throws -> Void) async {
        do {
            try await body()
            Issue.record("no error, but \(code) was expected")
        } catch let error as OutboundError {
            #expect(error.code == code, "\(error)")
        } catch {
            Issue.record("\(error)")
        }
    }
}
