internal import Loam

/// Where rows are loaded to, as `--to` names it.
enum LoadDestination: Equatable {
    /// As it was given, for libpq.
    case postgres(url: String)
    case sqlite(path: String)
    /// A bulk API.
    case http(url: String)

    private static let schemes = ["postgresql", "postgres", "sqlite", "https", "http"]

    /// - Returns: nil where the text is no URL but a directory's name, `-` or `null`.
    /// - Throws: `bad_request` for schemes that Loam does not load to, with the nearest one.
    init?(_ text: String) throws(RunError) {
        guard let colon = text.firstIndex(of: ":"), Self.isScheme(text[..<colon]) else {
            try Self.refuseSecret(text)
            return nil
        }
        let scheme = text[..<colon].lowercased()
        let rest = text[text.index(after: colon)...]
        let isURL = rest.hasPrefix("//")
        switch scheme {
        case "postgresql" where isURL, "postgres" where isURL: self = .postgres(url: scheme + ":" + rest)
        case "http" where isURL, "https" where isURL: self = .http(url: text)
        case "sqlite":
            // sqlite:PATH, and sqlite:///PATH as others spell it.
            let path = rest.hasPrefix("///") ? rest.dropFirst(2) : rest
            guard !path.isEmpty, !path.hasPrefix("//"), path != ":memory:", !path.hasPrefix("file:") else {
                throw RunError(
                    "bad_request", "--to \(RedactedURL.of(text)) names no file",
                    hint: "say sqlite:PATH, such as sqlite:data/shop.db")
            }
            self = .sqlite(path: String(path))
        default:
            guard isURL || Self.schemes.contains(scheme) else {
                try Self.refuseSecret(text)
                return nil
            }
            throw Self.unknown(scheme, text)
        }
    }

    /// The destination of a command that takes nothing else.
    init(url text: String) throws(RunError) {
        if let destination = try LoadDestination(text) {
            self = destination
            return
        }
        throw RunError(
            "bad_request", "--to \(RedactedURL.of(text)) is no database and no API",
            hint: "say postgresql://HOST/DATABASE or sqlite:PATH; loam generate writes directories")
    }

    /// As people may see it.
    var redacted: String {
        switch self {
        case .postgres(let url), .http(let url): RedactedURL.of(url)
        case .sqlite(let path): "sqlite:" + path
        }
    }

    /// Connection settings that are no URL are no name of a directory either: it would show the password.
    private static func refuseSecret(_ text: String) throws(RunError) {
        // A path from the root is one: homes of some networks are called /home/NAME@DOMAIN.
        let isRooted = text.hasPrefix("/") && !text.hasPrefix("//")
        guard !isRooted, RedactedURL.mayHoldSecret(text) else { return }
        throw RunError(
            "bad_request", "--to \(RedactedURL.of(text)) looks like a database, and is no URL",
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
        let known = schemes.contains(scheme)
        let hint = NearestName.of(scheme, in: schemes).map { "did you mean \($0)://?" }
        return RunError(
            "bad_request",
            known
                ? "--to \(RedactedURL.of(text)) is not of the form \(scheme)://..."
                : "Loam does not load to \(scheme)://",
            hint: known
                ? "say \(scheme)://HOST/DATABASE" : hint ?? "known are postgresql://, sqlite:PATH, https:// and http://"
        )
    }
}
