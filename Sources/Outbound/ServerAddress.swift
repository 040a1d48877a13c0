internal import LoamBytes

/// Where a server is: `https://host:port/prefix`. User info is kept separately, so that no text of an address shows it.
public struct ServerAddress: Sendable, Equatable {
    public var isSecure: Bool
    public var host: String
    /// Nil for the scheme's own.
    public var port: Int?
    /// What comes before every path: empty, or `/prefix` without a slash after it.
    public var prefix: String
    /// Sent as basic authentication; never shown.
    var user: (name: String, password: String)?

    /// Reads a URL.
    ///
    /// - Throws: `bad_address`; the message does not show the user info.
    public init(_ text: String) throws(OutboundError) {
        let parts = text.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false).map(String.init)
        guard parts.count >= 3, parts[1].isEmpty, ["http:", "https:"].contains(parts[0].lowercased()) else {
            throw Self.bad(text, "is not of the form http://host:port or https://host/prefix")
        }
        isSecure = parts[0].lowercased() == "https:"
        let path = parts.count > 3 ? "/" + parts[3] : ""
        guard !path.contains("?"), !path.contains("#"), Self.isPlain(path) else {
            throw Self.bad(text, "has a query, a fragment or characters that a URL must spell as %XX")
        }
        guard !path.contains("@") else { throw Self.bad(text, "has an @ in its path: write it as %40") }
        prefix = String(path.reversed().drop { $0 == "/" }.reversed())
        var authority = parts[2][...]
        if let at = authority.lastIndex(of: "@") {
            user = Self.user(authority[..<at])
            authority = authority[authority.index(after: at)...]
        }
        if authority.first == "[", let end = authority.firstIndex(of: "]") {
            host = String(authority[...end])
            authority = authority[authority.index(after: end)...]
        } else {
            host = String(authority.prefix { $0 != ":" }).lowercased()
            authority = authority.dropFirst(host.count)
        }
        guard !host.isEmpty, Self.isHost(host) else { throw Self.bad(text, "names no host") }
        if !authority.isEmpty {
            guard authority.first == ":", let number = Int(authority.dropFirst()), (1...65_535).contains(number) else {
                throw Self.bad(text, "has a port that is no number from 1 to 65535")
            }
            port = number
        }
    }

    /// The address as text, without user info.
    public var text: String { "\(isSecure ? "https" : "http")://\(host)\(port.map { ":\($0)" } ?? "")\(prefix)" }

    /// Host and port as a name of a file: `localhost_8000`.
    public var fileName: String {
        let name = host + (port.map { "_\($0)" } ?? "")
        return String(name.map { $0.isLetter || $0.isNumber || $0 == "." || $0 == "-" ? $0 : "_" })
    }

    public static func == (first: Self, second: Self) -> Bool {
        first.text == second.text && first.user?.name == second.user?.name
            && first.user?.password == second.user?.password
    }

    private static func bad(_ text: String, _ what: String) -> OutboundError {
        OutboundError(.badAddress, "\(RedactedURL.of(text)) \(what)")
    }

    private static func user(_ text: Substring) -> (String, String) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        return (unescaped(parts[0]), parts.count > 1 ? unescaped(parts[1]) : "")
    }

    private static func unescaped(_ text: Substring) -> String {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            let digits = rest.prefix(2)
            if byte == UInt8(ascii: "%"), digits.count == 2,
                let code = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
            {
                bytes.append(code)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func isPlain(_ path: String) -> Bool { path.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F } }

    private static func isHost(_ host: String) -> Bool {
        host.utf8.allSatisfy {
            $0 >= 0x30 && $0 <= 0x39 || $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A || [0x2D, 0x2E, 0x5F].contains($0)
                || host.first == "[" && [0x3A, 0x5B, 0x5D, 0x25].contains($0)
        }
    }
}
