/// A URL as people may see it: without passwords, whatever else may be wrong with it.
public enum RedactedURL {
    /// The text with the user info of its authority reduced to the user's name, and the values of keys that hold secrets
    /// (`password`, `token`, `api_key` and the like) replaced.
    public static func of(_ url: String) -> String {
        guard let scheme = url.firstRange(of: "://") else { return withoutURL(url) }
        let rest = url[scheme.upperBound...]
        let authorityEnd = rest.firstIndex { "/?#".contains($0) } ?? rest.endIndex
        let start = String(url[..<scheme.upperBound])
        // The last sign counts: a password may hold one that nobody has escaped, and any other character, too.
        guard let sign = rest.lastIndex(of: "@") else { return start + withoutSecrets(rest) }
        let info = rest[..<sign]
        guard sign < authorityEnd else { return start + "***" + withoutSecrets(rest[sign...]) }
        let user = info.firstIndex(of: ":").map { info[..<$0] + ":***" } ?? info
        return start + user + withoutSecrets(rest[sign...])
    }

    /// What is no URL, but may have been meant as one, or as libpq's `name=value` pairs.
    private static func withoutURL(_ text: String) -> String {
        if let sign = text.lastIndex(of: "@") { return "***" + text[sign...] }
        let pairs = text.split(separator: " ", omittingEmptySubsequences: false).map { pair in
            guard let sign = pair.firstIndex(of: "="), isSecret(pair[..<sign]) else { return String(pair) }
            return pair[...sign] + "***"
        }
        return pairs.joined(separator: " ")
    }

    private static func withoutSecrets(_ tail: Substring) -> String {
        guard let mark = tail.firstIndex(of: "?") else { return String(tail) }
        let end = tail[mark...].firstIndex(of: "#") ?? tail.endIndex
        let pairs = tail[tail.index(after: mark)..<end].split(separator: "&", omittingEmptySubsequences: false)
        let shown = pairs.map { pair in
            guard let sign = pair.firstIndex(of: "="), isSecret(pair[..<sign]) else { return String(pair) }
            return pair[...sign] + "***"
        }
        return tail[...mark] + shown.joined(separator: "&") + tail[end...]
    }

    private static func isSecret(_ key: Substring) -> Bool {
        let key = key.lowercased()
        return ["pass", "secret", "token", "key", "signature", "credential"].contains { key.contains($0) }
    }
}
