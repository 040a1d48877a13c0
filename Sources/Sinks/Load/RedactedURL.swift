/// A URL as people may see it: without passwords, whatever else may be wrong with it.
public enum RedactedURL {
    /// The text with the user info of its authority reduced to the user's name, and the values of keys that hold secrets
    /// (`password`, `token`, `api_key` and the like) replaced.
    public static func of(_ url: String) -> String {
        guard let scheme = url.firstRange(of: "://") else { return url }
        let rest = url[scheme.upperBound...]
        let authorityEnd = rest.firstIndex { "/?#".contains($0) } ?? rest.endIndex
        // The last sign counts: a password may hold one that nobody has escaped.
        let lastSign = rest.lastIndex(of: "@").flatMap { sign in
            sign < authorityEnd || !rest[authorityEnd..<sign].contains("?")
                ? sign : rest[..<authorityEnd].lastIndex(of: "@")
        }
        var text = String(url[..<scheme.upperBound])
        var tail = rest
        if let lastSign {
            let info = rest[..<lastSign]
            if let colon = info.firstIndex(of: ":") { text += info[..<colon] + ":***" } else { text += info }
            tail = rest[lastSign...]
        }
        return text + withoutSecrets(tail)
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
