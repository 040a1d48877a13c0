internal import Glibc
internal import Synchronization

/// How an `OutboundClient` connects.
public struct OutboundOptions: Sendable {
    /// Connections that are kept open between requests, at most. As many requests are under way as threads call.
    public var connections = 8
    /// Seconds for a connection to come up, TLS included.
    public var connectTimeout = 10.0
    /// Seconds for a whole request, answer included. Bulk servers may work for minutes before they answer.
    public var requestTimeout = 300.0
    /// A file of certificates (PEM) that are trusted besides the system's; nil for none.
    public var authorityFile: String?
    public var retry = RetryPolicy(time: 120)
    public var userAgent = "loam"
    /// Bytes of an answer that are read, of its head and of its body alike.
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
/// the system or the given authorities do not vouch for. Speaks HTTP/1 and, over TLS, HTTP/2 where the server offers it; goes
/// through the proxies that `http_proxy`, `https_proxy`, `all_proxy` and `no_proxy` name. Threads may share it.
public final class OutboundClient: Sendable {
    public let address: ServerAddress
    let options: OutboundOptions
    private let library: CurlLibrary
    /// Transfers that wait for their next request, each with a connection that may still be open.
    private let idle = Mutex(IdleTransfers())

    private struct IdleTransfers {
        // Sound: a transfer is in this list or with one thread.
        nonisolated(unsafe) var transfers: [CurlTransfer] = []
        var isClosed = false
    }

    /// - Throws: `library_missing` without libcurl, `bad_authority` where the file of certificates holds none.
    public init(_ address: ServerAddress, options: OutboundOptions) throws(OutboundError) {
        self.address = address
        self.options = options
        library = try CurlLibrary.shared()
        if address.isSecure, let file = options.authorityFile { try AuthorityFile.check(file) }
    }

    /// Closes all connections that no request uses; those in use are closed when their request ends.
    public func close() {
        idle.withLock {
            $0.isClosed = true
            $0.transfers = []
        }
    }

    /// Sends a request once.
    ///
    /// - Throws: `untrusted`, `bad_authority`, `stopped`, or `unreachable` for whatever else kept an answer from being read
    ///   whole.
    func sendOnce(_ request: OutboundRequest, isStopped: () -> Bool) throws(OutboundError) -> OutboundAnswer {
        let transfer = idle.withLock { $0.transfers.popLast() } ?? CurlTransfer(library)
        defer {
            idle.withLock {
                if !$0.isClosed && $0.transfers.count < options.connections { $0.transfers.append(transfer) }
            }
        }
        var answer = try transfer.perform(request, to: address, options, isStopped: isStopped)
        answer.secrets = request.secrets + (address.user.map { [$0.password] } ?? [])
        return answer
    }
}
