internal import LoamCodecs
public import LoamDocuments

/// Reads profiles: files by path, built-in ones by name.
public enum ProfileReader {
    /// The names of the profiles that come with the program.
    public static var names: [String] { BuiltinProfiles.all.map(name) }

    /// A word without slash and ending is a built-in profile; anything else is a path.
    ///
    /// - Throws: what is wrong with it, where, and the nearest name.
    public static func profile(_ name: String) throws(DocumentError) -> UploadProfile {
        if !name.contains("/") && !name.hasSuffix(".yaml") && !name.hasSuffix(".yml") {
            if let text = BuiltinProfiles.all.first(where: { self.name($0) == name }) { return try read(text) }
            throw DocumentError(
                .init(rawValue: "unknown_profile"), "there is no profile \(quoted(name))", file: "--profile",
                hint: NearestName.of(name, in: names).map { "did you mean \($0)?" }
                    ?? "built-in profiles: \(names.joined(separator: ", ")); a file needs its path, such as ./mine.yaml"
            )
        }
        return try read(try DocumentText(reading: name, noun: "profile"))
    }

    /// Reads the text of a profile.
    public static func read(_ text: DocumentText) throws(DocumentError) -> UploadProfile {
        try ProfileDocument(text).profile()
    }

    private static func name(_ text: DocumentText) -> String {
        let file = text.file.split(separator: "/").last ?? ""
        return String(file.hasSuffix(".yaml") ? file.dropLast(5) : file)
    }
}

/// The document of a profile while it is read.
struct ProfileDocument {
    static let keys = [
        "version", "profile", "title", "prefix", "health", "key", "headers", "idempotency_header",
        "connections_per_tenant", "format", "compress", "body", "session", "tables", "skip", "hold_children",
    ]
    static let words = ["table", "tenant", "chunk", "extension"]

    let text: DocumentText
    let nodes: DocumentValues
    let root: YAMLNode
    let entries: [YAMLEntry]

    init(_ text: DocumentText) throws(DocumentError) {
        self.text = text
        nodes = DocumentValues(file: text.file, noun: "profile", freeTexts: ["title", "skip"])
        root = try YAMLReader.read(text, noun: "profile")
        entries = try nodes.entries(root, "a profile", path: "", allowed: Self.keys)
        try nodes.checkVersion(entries, of: root)
    }

    func profile() throws(DocumentError) -> UploadProfile {
        let session = try session()
        let profile = UploadProfile(
            name: try nodes.text("profile", entries, path: "", in: root),
            title: try nodes.text("title", entries, path: "", or: ""),
            prefix: try prefix(), healthPath: try path("health"), key: try key(), headers: try headers(),
            idempotencyHeader: try header("idempotency_header"),
            connectionsPerTenant: try nodes.value(
                "connections_per_tenant", .count(1...1_000), unit: "connections", entries)?.count,
            format: try nodes.choice("format", entries, path: "", of: ["csv", "ndjson"], or: "ndjson"),
            compression: try nodes.choice("compress", entries, path: "", of: ["none", "gzip"], or: "none"),
            body: try body(), session: session, tables: try tables(hasSession: session != nil), skipped: try skipped(),
            holdsChildren: try nodes.flag("hold_children", entries, path: "", or: true), text: text.text)
        for skipped in profile.skipped where profile.tables.contains(where: { $0.name == skipped.table }) {
            throw nodes.error(
                .conflict, "table \(quoted(skipped.table)) is under tables and under skip",
                node("skip")?.position ?? root.position, "skip." + skipped.table, hint: "keep one of them")
        }
        return profile
    }

    func node(_ key: String) -> YAMLNode? { entries.first { $0.key == key }?.value }

    private func prefix() throws(DocumentError) -> String {
        let prefix = try path("prefix")
        return prefix.hasSuffix("/") ? String(prefix.dropLast()) : prefix
    }

    /// A path from the root of the server; empty where the key is missing.
    private func path(_ key: String) throws(DocumentError) -> String {
        guard let node = node(key) else { return "" }
        let path = try nodes.text(node, path: key)
        guard path.hasPrefix("/"), !path.contains(" ") else {
            throw nodes.error(
                .badChoice, "\(key) \(quoted(path)) is not a path", node.position, key, hint: "begin it with a slash")
        }
        return path
    }

    private func header(_ key: String) throws(DocumentError) -> String {
        guard let node = node(key) else { return "" }
        let name = try nodes.text(node, path: key)
        try nodes.check(header: name, node.position, path: key)
        return name
    }

    private func key() throws(DocumentError) -> UploadProfile.Key? {
        guard let node = node("key") else { return nil }
        let entries = try nodes.entries(node, "key", path: "key", allowed: ["header", "prefix", "per"])
        let header = try nodes.text("header", entries, path: "key", in: node)
        try nodes.check(header: header, node.position, path: "key.header")
        let owners = UploadProfile.Key.Owner.allCases.map(\.rawValue)
        let owner = try nodes.choice("per", entries, path: "key", of: owners, or: "server")
        return .init(
            header: header, prefix: try nodes.text("prefix", entries, path: "key", or: ""),
            owner: .init(rawValue: owner) ?? .server)
    }

    private func headers() throws(DocumentError) -> [(name: String, value: String)] {
        guard let node = node("headers") else { return [] }
        var headers: [(name: String, value: String)] = []
        for entry in try nodes.entries(node, "headers", path: "headers", allowed: nil) {
            try nodes.check(header: entry.key, entry.position, path: "headers." + entry.key)
            headers.append((entry.key, try nodes.text(entry.value, path: "headers." + entry.key)))
        }
        return headers
    }

    private func skipped() throws(DocumentError) -> [(table: String, reason: String)] {
        guard let node = node("skip") else { return [] }
        var skipped: [(table: String, reason: String)] = []
        for entry in try nodes.entries(node, "skip", path: "skip", allowed: nil) {
            skipped.append((entry.key, try nodes.text(entry.value, path: "skip." + entry.key)))
        }
        return skipped
    }
}
