/// Why a request has no answer that can be used.
public struct OutboundError: Error, Sendable, Equatable, CustomStringConvertible {
    public enum Code: String, Sendable {
        case badAddress = "bad_address"
        /// The file of certificates cannot be used.
        case badAuthority = "bad_authority"
        /// The server cannot be reached, or its answers stay broken.
        case unreachable
        /// The server's certificate is not trusted, or it speaks no TLS.
        case untrusted
        /// The server answered, but asked to come again until there was no time left.
        case busy
        /// Whoever waited has stopped waiting.
        case stopped
    }

    public var code: Code
    public var message: String
    /// The last answer, where there was one.
    public var answer: OutboundAnswer?

    public init(_ code: Code, _ message: String, answer: OutboundAnswer? = nil) {
        self.code = code
        self.message = message
        self.answer = answer
    }

    public var description: String { message }
}
