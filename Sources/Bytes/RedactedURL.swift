/// A URL as people may see it, in every message, log and manifest: without passwords and keys, whatever else may be wrong with
/// it.
public enum RedactedURL {
    /// What to do about a URL that cannot be read.
    public static let hint = "write @ in a name or password as %40, / as %2F, : as %3A and ? as %3F"

    /// The text with the user info of its authority reduced to the user's name, and the values of keys that hold secrets
    /// (`password`, `token`, `api_key` and the like) replaced. Of a URL that cannot be read nothing is shown after its scheme:
    /// a password may be anywhere in it. Text that is no URL is shown only where it can hold no secret.
    public static func of(_ url: String) -> String {
        guard let scheme = url.firstRange(of: "://") else { return mayHoldSecret(url) ? "***" : url }
        let rest = url[scheme.upperBound...]
        let start = String(url[..<scheme.upperBound])
        guard isReadable(url) else { return start + "***" }
        guard let sign = rest.firstIndex(of: "@") else { return start + withoutSecrets(rest) }
        let info = rest[..<sign]
        let user = info.firstIndex(of: ":").map { info[..<$0] + ":***" } ?? info
        return start + user + withoutSecrets(rest[sign...])
    }

    /// Whether it is clear where a URL's user info ends (RFC 3986, 3.2.1): one sign @ at most, in front of path and query, and ports
    /// that are numbers. True for what is no URL.
    public static func isReadable(_ url: String) -> Bool {
        guard let scheme = url.firstRange(of: "://") else { return true }
        let rest = url[scheme.upperBound...]
        let end = rest.firstIndex { "/?#".contains($0) } ?? rest.endIndex
        let signs = rest[..<end].count { $0 == "@" }
        // After the authority, one may be in the value of a key only if there is user info before it.
        return signs <= 1 && (signs == 1 || !rest[end...].contains("@")) && !rest.contains(" ")
            && hasPorts(rest[..<end])
    }

    /// Whether what is after the colon of each host is a port: it may be a password whose host was left out.
    private static func hasPorts(_ authority: Substring) -> Bool {
        let hosts = authority.lastIndex(of: "@").map { authority[authority.index(after: $0)...] } ?? authority
        return hosts.split(separator: ",").allSatisfy { host in
            let name = host.first == "[" ? host.drop { $0 != "]" } : host
            guard let colon = name.firstIndex(of: ":") else { return true }
            return name[name.index(after: colon)...].utf8.allSatisfy { (0x30...0x39).contains($0) }
        }
    }

    /// Whether text that is no URL may have been meant as one with a password, or as libpq's `name=value` pairs, whose values may
    /// hold blanks. An @ alone does not count in a path that begins with `./` or `../`.
    public static func mayHoldSecret(_ text: String) -> Bool {
        guard !text.contains("@") || text.hasPrefix("./") || text.hasPrefix("../") else { return true }
        return text.split(whereSeparator: { " &?;'".contains($0) }).contains { pair in
            pair.firstIndex(of: "=").map { isSecret(pair[..<$0]) } ?? false
        }
    }

    private static func withoutSecrets(_ tail: Substring) -> String {
        guard let mark = tail.firstIndex(where: { "?#".contains($0) }) else { return String(tail) }
        let pairs = tail[tail.index(after: mark)...].split(separator: "&", omittingEmptySubsequences: false)
        let shown = pairs.map { pair in
            guard let sign = pair.firstIndex(of: "="), isSecret(pair[..<sign]) else { return String(pair) }
            return pair[...sign] + "***"
        }
        return tail[...mark] + shown.joined(separator: "&")
    }

    private static func isSecret(_ key: Substring) -> Bool {
        let key = key.lowercased()
        return ["pass", "pwd", "secret", "token", "key", "sig", "credential", "auth"].contains { key.contains($0) }
    }
}
