internal import LoamBytes
internal import LoamDocuments
public import LoamEngine

/// Where rows go, as one text names it.
public enum Destination: Sendable, Equatable {
    case directory(String)
    case standardOutput
    /// Grown and encoded, and then dropped.
    case nowhere
    /// As it was given, for libpq.
    case postgres(url: String)
    case sqlite(path: String)
    /// A bulk API.
    case http(url: String)

    private static let schemes = ["postgresql", "postgres", "sqlite", "https", "http"]

    /// Reads a directory's name, `-`, `null`, or a URL.
    ///
    /// - Throws: `bad_request` for an empty text, for schemes that Loam does not load to, with the nearest one, and for what looks
    ///   like the settings of a database and is no URL: as the name of a directory it would show a password.
    public init(_ text: String) throws(RunError) {
        switch text {
        case "-": self = .standardOutput
        case "null": self = .nowhere
        case "": throw RunError(.badRequest, "--to is empty", hint: "name a directory, - or null")
        default: self = try Self.url(text) ?? .directory(text)
        }
    }

    /// The name of a destination that is no directory, as people may see it, without secrets.
    public var redacted: String {
        switch self {
        case .directory(let path): path
        case .standardOutput: "standard output"
        case .nowhere: "nowhere"
        case .postgres(let url), .http(let url): RedactedURL.of(url)
        case .sqlite(let path): "sqlite:" + path
        }
    }

    private static func url(_ text: String) throws(RunError) -> Destination? {
        guard let colon = text.firstIndex(of: ":"), isScheme(text[..<colon]) else {
            try refuseSecret(text)
            return nil
        }
        let scheme = text[..<colon].lowercased()
        let rest = text[text.index(after: colon)...]
        let isURL = rest.hasPrefix("//")
        switch scheme {
        case "postgresql" where isURL, "postgres" where isURL: return .postgres(url: scheme + ":" + rest)
        case "http" where isURL, "https" where isURL: return .http(url: text)
        case "sqlite": return .sqlite(path: try sqlitePath(rest, text))
        default:
            guard isURL || schemes.contains(scheme) else {
                try refuseSecret(text)
                return nil
            }
            throw unknown(scheme, text)
        }
    }

    /// sqlite:PATH, and sqlite:///PATH as others spell it.
    private static func sqlitePath(_ rest: Substring, _ text: String) throws(RunError) -> String {
        let path = rest.hasPrefix("///") ? rest.dropFirst(2) : rest
        guard !path.isEmpty, !path.hasPrefix("//"), path != ":memory:", !path.hasPrefix("file:") else {
            throw RunError(
                .badRequest, "--to \(RedactedURL.of(text)) names no file",
                hint: "say sqlite:PATH, such as sqlite:data/shop.db")
        }
        return String(path)
    }

    private static func refuseSecret(_ text: String) throws(RunError) {
        // A path from the root is one: homes of some networks are called /home/NAME@DOMAIN.
        let isRooted = text.hasPrefix("/") && !text.hasPrefix("//")
        guard !isRooted, RedactedURL.mayHoldSecret(text) else { return }
        throw RunError(
            .badRequest, "--to \(RedactedURL.of(text)) looks like a database, and is no URL",
            hint: "say postgresql://USER@HOST:PORT/DATABASE; a directory with such a name: ./NAME")
    }

    private static func isScheme(_ text: Substring) -> Bool {
        guard text.utf8.count > 1, text.first?.isLetter == true else { return false }
        return text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
                true
            default: false
            }
        }
    }

    private static func unknown(_ scheme: String, _ text: String) -> RunError {
        if schemes.contains(scheme) {
            return RunError(
                .badRequest, "--to \(RedactedURL.of(text)) is not of the form \(scheme)://...",
                hint: "say \(scheme)://HOST/DATABASE")
        }
        let nearest = NearestName.of(scheme, in: schemes).map { "did you mean \($0)://?" }
        return RunError(
            .badRequest, "Loam does not load to \(scheme)://",
            hint: nearest ?? "known are postgresql://, sqlite:PATH, https:// and http://")
    }
}
