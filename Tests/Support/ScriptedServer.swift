internal import Glibc
internal import LoamEngine
internal import Synchronization

/// A server on 127.0.0.1 that answers each connection's request as a script says, byte for byte, and then closes the
/// connection. Ends with the object.
public final class ScriptedServer: Sendable {
    /// What is done with a request.
    public enum Reaction: Sendable {
        /// These bytes, which need not be HTTP.
        case bytes(String)
        /// A whole answer.
        case answer(Int, headers: [String] = [], body: String = "")
        /// Nothing: the connection is closed once the request is read.
        case close
        /// These bytes one by one, so slowly that no limit of silence is reached, until the other side has enough.
        case trickle(String)
        /// Nothing, and the connection stays open until the server ends.
        case silence
    }

    public let port: Int
    private let listener: Int32
    private let seen = Mutex<[String]>([])
    private let held = Mutex<[Int32]>([])

    /// The requests so far: heads and bodies.
    public var requests: [String] { seen.withLock { $0 } }
    public var address: String { "http://127.0.0.1:\(port)" }

    /// - Parameter react: gets the number of the request, from 0, and its text.
    public init(_ react: @escaping @Sendable (Int, String) -> Reaction) {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let bound = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(listener, $0, length) == 0 && getsockname(listener, $0, &length) == 0 && listen(listener, 64) == 0
            }
        }
        precondition(bound, "no socket to listen on")
        self.listener = listener
        port = Int(UInt16(bigEndian: address.sin_port))
        let handler = Handler(react: react)
        let thread = WorkerThread { [weak self] in
            while true {
                let connection = accept(listener, nil, nil)
                guard connection >= 0 else { return }
                _ = fcntl(connection, F_SETFD, FD_CLOEXEC)
                guard let server = self else {
                    close(connection)
                    return
                }
                server.serve(connection, handler)
            }
        }
        thread?.detach()
    }

    deinit {
        shutdown(listener, Int32(SHUT_RDWR))
        close(listener)
        held.withLock { for connection in $0 { close(connection) } }
    }

    private struct Handler: Sendable {
        let react: @Sendable (Int, String) -> Reaction
    }

    private func serve(_ connection: Int32, _ handler: Handler) {
        guard let request = Self.read(connection) else {
            close(connection)
            return
        }
        let number = seen.withLock { seen in
            seen.append(request)
            return seen.count - 1
        }
        switch handler.react(number, request) {
        case .bytes(let text): Self.write(text, connection)
        case .answer(let status, let headers, let body):
            let lines = ["HTTP/1.1 \(status) X", "Content-Length: \(body.utf8.count)", "Connection: close"] + headers
            Self.write(lines.joined(separator: "\r\n") + "\r\n\r\n" + body, connection)
        case .trickle(let text):
            for byte in text.unicodeScalars where Self.write(String(byte), connection) { usleep(20_000) }
        case .close: break
        case .silence:
            held.withLock { $0.append(connection) }
            return
        }
        shutdown(connection, Int32(SHUT_WR))
        close(connection)
    }

    /// The head and, by its length, the body.
    private static func read(_ connection: Int32) -> String? {
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 65_536)
        while true {
            let text = String(decoding: bytes, as: UTF8.self)
            if let end = text.firstRange(of: "\r\n\r\n") {
                let head = text[..<end.lowerBound].lowercased()
                let line = head.split(separator: "\r\n").first { $0.hasPrefix("content-length:") }
                let length = line.flatMap { Int($0.dropFirst(15).drop { $0 == " " }) } ?? 0
                if text[end.upperBound...].utf8.count >= length { return text }
            }
            let count = recv(connection, &piece, piece.count, 0)
            guard count > 0 else { return nil }
            bytes += piece[..<count]
        }
    }

    /// False once the other side takes no more.
    @discardableResult
    private static func write(_ text: String, _ connection: Int32) -> Bool {
        let bytes = Array(text.utf8)
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes {
                send(connection, $0.baseAddress.map { $0 + sent }, bytes.count - sent, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return false }
            sent += count
        }
        return true
    }
}
