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
        /// The caller has stopped waiting.
        case stopped
        /// libcurl is not installed.
        case libraryMissing = "library_missing"
    }

    public var code: Code
    public var message: String
    /// The last answer, where there was one.
    public var answer: OutboundAnswer?
    /// What to do next, where the client knows it; empty otherwise.
    public var hint: String

    public init(_ code: Code, _ message: String, answer: OutboundAnswer? = nil, hint: String = "") {
        self.code = code
        self.message = message
        self.answer = answer
        self.hint = hint
    }

    public var description: String { message }
}
