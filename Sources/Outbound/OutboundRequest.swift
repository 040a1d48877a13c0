public import LoamBytes

/// One request, which may be sent several times.
public struct OutboundRequest: Sendable {
    public var method: String
    /// Behind the address's prefix; begins with a slash.
    public var path: String
    public var headers: [(name: String, value: String)]
    public var body: OutboundBody

    public init(
        _ method: String, _ path: String, headers: [(name: String, value: String)] = [],
        body: OutboundBody = OutboundBody()
    ) {
        self.method = method
        self.path = path
        self.headers = headers
        self.body = body
    }
}

/// The bytes of a request, in pieces that are never put together.
public struct OutboundBody: Sendable {
    public private(set) var pieces: [[UInt8]]
    public private(set) var count: Int

    public init(_ pieces: [[UInt8]] = []) {
        self.pieces = pieces
        count = pieces.reduce(0) { $0 + $1.count }
    }

    public mutating func append(_ piece: [UInt8]) {
        pieces.append(piece)
        count += piece.count
    }

    /// The same with something in front and after.
    public func wrapped(_ opening: [UInt8], _ closing: [UInt8]) -> OutboundBody {
        OutboundBody([opening] + pieces + [closing])
    }

    /// SHA-256 of all bytes, as lower-case hexadecimal digits.
    public var sha256: String {
        var hash = SHA256()
        for piece in pieces { piece.withUnsafeBytes { hash.update($0) } }
        return hash.text()
    }
}

extension OutboundRequest {
    /// The values of headers that prove who sends.
    var secrets: [String] {
        headers.filter { header in
            let name = header.name.lowercased()
            return name != "idempotency-key" && ["key", "auth", "secret"].contains { name.contains($0) }
        }.map(\.value)
    }
}

/// What a server answered.
public struct OutboundAnswer: Sendable, Equatable {
    public var status: Int
    /// Names in lower case.
    public var headers: [String: String]
    public var body: [UInt8]
    /// Whether the body was longer than what is read of it.
    public var isCut: Bool
    /// What the request said in confidence; no excerpt shows it, also where the server repeats it.
    var secrets: [String] = []

    public init(status: Int, headers: [String: String] = [:], body: [UInt8] = [], isCut: Bool = false) {
        self.status = status
        self.headers = headers
        self.body = body
        self.isCut = isCut
    }

    /// The body as a document; nil where it is none.
    public var json: JSONValue? { isCut ? nil : try? JSONParser.parse(body) }

    public var isSuccess: Bool { (200..<300).contains(status) }

    /// The first characters of the body on one line, for messages and reports.
    public func excerpt(_ limit: Int = 500) -> String {
        var text = String(decoding: body.prefix(4 * limit), as: UTF8.self)
        for secret in secrets where !secret.isEmpty { text = text.replacing(secret, with: "***") }
        var line = ""
        for scalar in text.unicodeScalars.prefix(limit) {
            line.unicodeScalars.append(scalar.value < 32 || (127...159).contains(scalar.value) ? " " : scalar)
        }
        return line + (isCut || text.unicodeScalars.count > limit ? "..." : "")
    }
}
