import Glibc
import LoamBytes
import LoamOutbound
import LoamOutboundSupport
import LoamProgram
import LoamTestSupport
import Synchronization
import Testing

/// What is between the client and a server: trust, versions of HTTP, slow lines, bodies larger than memory.
@Suite("HTTP transport")
struct TransportTests {
    private let once = RetryPolicy(time: 0)
    private let request = OutboundRequest("POST", "/echo", body: OutboundBody([Array("ab".utf8), Array("cde".utf8)]))

    private func client(_ address: String, _ change: (inout OutboundOptions) -> Void = { _ in }) throws
        -> OutboundClient
    {
        var options = OutboundOptions()
        change(&options)
        return try OutboundClient(try ServerAddress(address), options: options)
    }

    /// The error of one sending.
    private func failure(_ client: OutboundClient) async -> OutboundError? {
        do throws(OutboundError) {
            let answer = try await client.answer(to: request, policy: once)
            Issue.record("an answer: \(answer.status)")
            return nil
        } catch {
            return error
        }
    }

    @Test("A certificate that vouches for itself is trusted where the user says so, and only there", .endsAtAll)
    func selfSigned() async throws {
        let server = try ForeignServer()
        let stranger = await failure(try client(server.address))
        #expect(stranger?.code == .untrusted && stranger?.message.contains("CERTIFICATE_VERIFY_FAILED") == true)
        let answer = try await client(server.address) { $0.authorityFile = server.authorityFile }
            .answer(to: request, policy: once)
        #expect(answer.status == 200 && answer.body == Array("abcde".utf8))
    }

    @Test(
        "A certificate of another host, or of another time, is not trusted, whoever vouches for it", .endsAtAll,
        arguments: [
            (ForeignServer.Certificate.otherHost, "target host name 'localhost'"),
            (.expired, "certificate has expired"),
        ])
    func wrongCertificate(_ certificate: ForeignServer.Certificate, _ words: String) async throws {
        let server = try ForeignServer(.python, certificate)
        let error = await failure(try client(server.address) { $0.authorityFile = server.authorityFile })
        #expect(error?.code == .untrusted && error?.message.contains(words) == true, "\(error?.message ?? "")")
    }

    @Test("HTTP/2, spoken by a server that speaks nothing else", .endsAtAll)
    func http2() async throws {
        let server = try ForeignServer(.nghttpd)
        let client = try client(server.address) { $0.authorityFile = server.authorityFile }
        let large = OutboundBody([[UInt8]](repeating: [UInt8](repeating: 7, count: 1 << 16), count: 9))
        for body in [request.body, OutboundBody(), large] {
            let answer = try await client.answer(to: OutboundRequest("POST", "/x", body: body), policy: once)
            #expect(answer.status == 200 && answer.body == body.pieces.flatMap { $0 })
        }
    }

    @Test("HTTP/1.0: the answer ends with the connection", .endsAtAll)
    func http10() async throws {
        let server = ScriptedServer { _, _ in .bytes("HTTP/1.0 200 OK\r\nServer: old\r\n\r\nto the end") }
        let client = try client(server.address)
        for _ in 0..<2 {
            let answer = try await client.answer(to: request, policy: once)
            #expect(
                answer.status == 200 && answer.body == Array("to the end".utf8) && answer.headers["server"] == "old")
        }
        #expect(server.requests.count == 2)
    }

    @Test(
        "A server that trickles does not outlast the time for a request", .endsAtAll,
        arguments: ["", "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n"])
    func trickle(_ head: String) async throws {
        let server = ScriptedServer { _, _ in
            .trickle(head + "HTTP/1.1 200 OK\r\nX: " + String(repeating: "x", count: 900))
        }
        let error = await failure(try client(server.address) { $0.requestTimeout = 0.3 })
        #expect(error?.code == .unreachable && error?.message.contains("no answer in time") == true)
    }

    @Test("A body of 2 GB goes out as it is, and is nowhere put together", .endsAtAll)
    func largeBody() async throws {
        let server = try ForeignServer()
        let piece = [UInt8](repeating: 0x61, count: 1 << 20)
        let body = OutboundBody([[UInt8]](repeating: piece, count: 2 << 10))
        let client = try client(server.address) { $0.authorityFile = server.authorityFile }
        let before = Self.residentBytes
        let most = Mutex(0)
        let answer = await onThread { [once] in
            try? client.send(
                OutboundRequest("POST", "/count", body: body), retry: once,
                isStopped: {
                    most.withLock { $0 = max($0, Self.residentBytes) }
                    return false
                })
        }
        #expect(answer?.status == 200 && answer?.body == Array("2147483648".utf8))
        // Other tests take memory meanwhile; a quarter of the body is more than they ever do.
        #expect(most.withLock { $0 } - before < 512 << 20)
    }

    /// Memory of this process now (proc(5), statm).
    private static var residentBytes: Int {
        let fields = ((try? FileSystem.read("/proc/self/statm")) ?? []).split(separator: UInt8(ascii: " "))
        return (fields.dropFirst().first.flatMap { Int(String(decoding: $0, as: UTF8.self)) } ?? 0) * Int(getpagesize())
    }
}
