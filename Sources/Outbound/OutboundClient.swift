internal import AsyncHTTPClient
internal import Glibc
internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix
internal import NIOSSL

/// How an `OutboundClient` connects.
public struct OutboundOptions: Sendable {
    /// Connections at most.
    public var connections = 8
    /// Seconds for a connection to come up, TLS included.
    public var connectTimeout = 10.0
    /// Seconds for a whole request, answer included. Bulk servers may work for minutes before they answer.
    public var requestTimeout = 300.0
    /// A file of certificates (PEM) that are trusted besides the system's; nil for none.
    public var authorityFile: String?
    public var retry = RetryPolicy(time: 120)
    public var userAgent = "loam"
    /// Bytes of an answer that are read.
    public var answerLimit = 1 << 20

    public init() {}
}

/// What one sending of a request took.
public struct OutboundAttempt: Sendable {
    public var seconds: Double
    /// Nil where there was no answer.
    public var status: Int?
    /// Why it is sent again; nil for the last sending.
    public var retryReason: String?
}

/// Sends requests to one server, again and again where that may help. Follows no redirect, and trusts no certificate that
/// the system or the given authorities do not vouch for. Threads and tasks may share it. `close` waits until its
/// connections are closed.
public final class OutboundClient: Sendable {
    public let address: ServerAddress
    let options: OutboundOptions
    private let client: HTTPClient

    /// - Throws: `bad_authority` where the file of certificates holds none.
    public init(_ address: ServerAddress, options: OutboundOptions) throws(OutboundError) {
        self.address = address
        self.options = options
        var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
        configuration.httpVersion = .http1Only
        configuration.timeout.connect = .nanoseconds(Int64(options.connectTimeout * 1e9))
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = options.connections
        // Whether and when to try again is decided in one place only.
        configuration.connectionPool.retryConnectionEstablishment = false
        if address.isSecure { configuration.tlsConfiguration = try Self.tls(options.authorityFile) }
        client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }

    /// Closes all connections; the client cannot be used any more.
    public func close() { BlockingCall.run { [client] in try? await client.shutdown() } }

    // Connections of a client that nobody closed end in the background.
    deinit { client.shutdown { _ in } }

    private static func tls(_ authorityFile: String?) throws(OutboundError) -> TLSConfiguration {
        var configuration = TLSConfiguration.makeClientConfiguration()
        guard let authorityFile else { return configuration }
        do {
            let certificates = try NIOSSLCertificate.fromPEMFile(authorityFile)
            configuration.additionalTrustRoots = [.certificates(certificates)]
            return configuration
        } catch {
            throw OutboundError(.badAuthority, "\(authorityFile) holds no certificate in PEM form that can be read")
        }
    }

    /// Sends a request once.
    ///
    /// - Throws: `untrusted`, or `unreachable` for whatever else kept an answer from being read whole.
    func sendOnce(_ request: OutboundRequest) async throws(OutboundError) -> OutboundAnswer {
        var message = HTTPClientRequest(url: address.text + request.path)
        message.method = HTTPMethod(rawValue: request.method)
        for header in request.headers { message.headers.add(name: header.name, value: header.value) }
        message.headers.replaceOrAdd(name: "User-Agent", value: options.userAgent)
        if let user = address.user { message.setBasicAuth(username: user.name, password: user.password) }
        if request.body.count > 0 || request.method == "POST" {
            message.body = .stream(BodyStream(request.body), length: .known(Int64(request.body.count)))
        }
        do {
            let deadline = NIODeadline.now() + .nanoseconds(Int64(options.requestTimeout * 1e9))
            let response = try await client.execute(message, deadline: deadline)
            var answer = try await read(response)
            answer.secrets = request.secrets + (address.user.map { [$0.password] } ?? [])
            return answer
        } catch {
            throw Self.failure(error, address)
        }
    }

    private func read(_ response: HTTPClientResponse) async throws -> OutboundAnswer {
        var answer = OutboundAnswer(status: Int(response.status.code))
        for header in response.headers { answer.headers[header.name.lowercased()] = header.value }
        for try await piece in response.body {
            let room = options.answerLimit - answer.body.count
            answer.body.append(contentsOf: piece.readableBytesView.prefix(room))
            if piece.readableBytes > room {
                answer.isCut = true
                break
            }
        }
        return answer
    }

    private static func failure(_ error: any Error, _ address: ServerAddress) -> OutboundError {
        if let tls = error as? NIOSSLError, case .handshakeFailed(let reason) = tls {
            return OutboundError(
                .untrusted, "\(address.text) cannot prove who it is: \(reason)")
        }
        if error is NIOSSLError || error is NIOSSLExtraError || error is BoringSSLError {
            return OutboundError(.untrusted, "no trusted connection to \(address.text): \(error)")
        }
        if error is CancellationError || (error as? HTTPClientError) == .cancelled {
            return OutboundError(.stopped, "stopped")
        }
        return OutboundError(.unreachable, "\(address.text): \(reason(error))")
    }

    private static func reason(_ error: any Error) -> String {
        switch error {
        case let error as HTTPClientError where error == .connectTimeout: "no connection in time"
        case let error as HTTPClientError where error == .deadlineExceeded: "no answer in time"
        case let error as HTTPClientError where error == .remoteConnectionClosed: "the server closed the connection"
        case let error as HTTPClientError: error.shortDescription
        case let error as NIOConnectionError: connection(error)
        case let error as IOError: String(cString: strerror(error.errnoCode))
        case is HTTPParserError: "what came back is not HTTP"
        default: "\(error)"
        }
    }

    private static func connection(_ error: NIOConnectionError) -> String {
        if let inner = error.connectionErrors.first?.error {
            return "no connection: "
                + ((inner as? IOError).map { String(cString: strerror($0.errnoCode)) } ?? "\(inner)")
        }
        return "the host name \(error.host) is not known"
    }
}

/// Hands a body out in slices of bounded size.
private struct BodyStream: AsyncSequence, Sendable {
    typealias Element = NIOCore.ByteBuffer
    private static let sliceBytes = 256 << 10
    private let body: OutboundBody

    init(_ body: OutboundBody) { self.body = body }

    func makeAsyncIterator() -> Iterator { Iterator(body: body) }

    struct Iterator: AsyncIteratorProtocol {
        let body: OutboundBody
        private var piece = 0
        private var offset = 0

        init(body: OutboundBody) { self.body = body }

        mutating func next() async -> NIOCore.ByteBuffer? {
            while piece < body.pieces.count {
                let rest = body.pieces[piece][offset...].prefix(BodyStream.sliceBytes)
                if rest.isEmpty {
                    piece += 1
                    offset = 0
                    continue
                }
                offset += rest.count
                return NIOCore.ByteBuffer(bytes: rest)
            }
            return nil
        }
    }
}
