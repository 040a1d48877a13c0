import Glibc
import LoamBytes
import LoamCodecs
import LoamIngest
import LoamOutbound
import LoamTestSupport
import Testing

/// What a body may cost the server.
@Suite("Ingest server: limits")
struct IngestLimitTests {
    private static let path = "/lines/events"

    private func send(_ server: ServedIngest, packed body: [UInt8]) async throws -> OutboundAnswer {
        try await server.send("POST", Self.path, ["Content-Encoding": "gzip"], bytes: body)
    }

    private static func gzip(_ plain: [UInt8]) throws -> [UInt8] {
        let compressor = try Compression.gzip(level: 6).makeCompressor()
        var out = ByteBuffer()
        try plain.withUnsafeBytes { try #require(compressor).compress($0, into: &out) }
        return Array(out.bytes)
    }

    @Test("Gzip that unpacks to more than a plain body may have is refused, and the server goes on", .endsAtAll)
    func bomb() async throws {
        let server = try await ServedIngest()
        // Members of 8 MiB of line ends: 120 of them are a megabyte packed, and beyond the limit unpacked.
        let member = try Self.gzip(Array(repeating: 0x0A, count: 8 << 20))
        let answer = try await send(server, packed: Array((0..<120).map { _ in member }.joined()))
        #expect(answer.status == 413)
        #expect(answer.json?["error"]?.text?.contains("larger than 104857600 bytes unpacked") == true)
        let small = try await send(server, packed: Array((0..<3).map { _ in member }.joined()))
        #expect(small.status == 200 && small.json?["rows"]?.integer == 0)
    }

    @Test("Gzip that is none, or cut, is the client's fault", .endsAtAll)
    func badGzip() async throws {
        let server = try await ServedIngest()
        let whole = try Self.gzip(Array("{\"a\":1}\n".utf8))
        for body in [Array("no gzip".utf8), Array(whole.dropLast(4)), [], whole + [1, 2, 3]] {
            let answer = try await send(server, packed: body)
            #expect(body.isEmpty ? answer.status == 200 : answer.status == 400, "\(body): \(answer.excerpt())")
        }
        #expect(try await send(server, packed: whole).json?["rows"]?.integer == 1)
        for (coding, status) in [("GZIP", 200), ("x-gzip", 200), ("br", 415), ("deflate", 415)] {
            let answer = try await server.send("POST", Self.path, ["Content-Encoding": coding], bytes: whole)
            #expect(answer.status == status, "\(coding): \(answer.excerpt())")
        }
    }

    @Test("A body that does not arrive is not waited for without end", .endsAtAll)
    func stalled() async throws {
        let server = try await ServedIngest { $0.requestTimeout = 0.3 }
        let port = try #require(server.address.port)
        let half = "POST \(Self.path) HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nhalf"
        let answer = await onThread { Self.exchange(port, half) }
        #expect(answer.hasPrefix("HTTP/1.1 408"), "\(answer)")
        #expect(try await server.send("GET", "/health/").status == 200)
    }

    /// Sends bytes and reads until the other side closes.
    private static func exchange(_ port: Int, _ text: String) -> String {
        let connection = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(connection) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        address.sin_port = UInt16(port).bigEndian
        let isConnected = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(connection, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
        guard isConnected, Glibc.send(connection, text, text.utf8.count, 0) == text.utf8.count else {
            return "no connection"
        }
        var answer: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = recv(connection, &piece, piece.count, 0)
            guard count > 0 else { return String(decoding: answer, as: UTF8.self) }
            answer += piece[..<count]
        }
    }
}
