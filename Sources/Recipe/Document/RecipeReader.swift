internal import LoamDocuments

/// Checks the shape of a recipe: its keys, its names, and which of them are there.
struct RecipeReader {
    static let keys = ["version", "recipe", "title", "model", "parameters", "presets", "effects", "tables"]
    static let version = "1"

    let file: String

    func document(_ root: YAMLNode) throws(DocumentError) -> RecipeDocument {
        let entries = try mapping(root, "the recipe", path: nil)
        guard let first = entries.first, first.key == "version" else {
            throw error(
                .badVersion, "the first key must be version", at: entries.first?.position ?? root.position,
                hint: "begin the file with: version: \(Self.version)")
        }
        for entry in entries where !Self.keys.contains(entry.key) {
            throw unknown(entry, in: "a recipe", allowed: Self.keys, path: entry.key)
        }
        let version = try text(first.value, "version")
        guard version == Self.version else {
            throw error(
                .badVersion, "recipe version \(quoted(version)) is not known", at: first.value.position,
                path: "version", hint: "this program reads version \(Self.version)")
        }
        let values = Dictionary(entries.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
        let name = try required("recipe", values, root)
        try check(name: name, "recipe", at: values["recipe"]?.position ?? root.position)
        return RecipeDocument(
            file: file, name: name, title: try required("title", values, root),
            model: try required("model", values, root), modelPosition: values["model"]?.position ?? root.position,
            parameters: try section("parameters", values), presets: try presets(values), effects: try effects(values),
            tables: try section("tables", values), tablesPosition: values["tables"]?.position)
    }

    private func presets(_ values: [String: YAMLNode]) throws(DocumentError) -> [RecipeDocument.NamedEntries] {
        var presets: [RecipeDocument.NamedEntries] = []
        for entry in try section("presets", values) {
            let path = "presets." + entry.key
            try check(name: entry.key, path, at: entry.position)
            presets.append(
                .init(
                    name: entry.key, position: entry.position,
                    entries: try mapping(entry.value, "preset \(quoted(entry.key))", path: path)))
        }
        return presets
    }

    private func effects(_ values: [String: YAMLNode]) throws(DocumentError) -> [RecipeDocument.EffectEntries] {
        var effects: [RecipeDocument.EffectEntries] = []
        for entry in try section("effects", values) {
            let path = "effects." + entry.key
            try check(name: entry.key, path, at: entry.position)
            var entries = try mapping(entry.value, "effect \(quoted(entry.key))", path: path)
            guard let kindIndex = entries.firstIndex(where: { $0.key == "kind" }) else {
                throw error(
                    .missingKey, "effect \(quoted(entry.key)) has no kind", at: entry.position, path: path,
                    hint: "add kind: to say what the effect does")
            }
            let kindNode = entries.remove(at: kindIndex).value
            effects.append(
                .init(
                    name: entry.key, position: entry.position, kind: try text(kindNode, path + ".kind"),
                    kindPosition: kindNode.position, entries: try flattened(entries, path: path)))
        }
        return effects
    }

    /// Replaces `window` by its two keys.
    private func flattened(_ entries: [YAMLEntry], path: String) throws(DocumentError) -> [YAMLEntry] {
        var result: [YAMLEntry] = []
        for entry in entries {
            if entry.key == "window" {
                result += try window(entry.value, path: path + ".window")
            } else if entry.key.utf8.contains(UInt8(ascii: ".")) {
                // Only --set spells paths; here such a key would pass for a flattened one.
                throw error(
                    .unknownKey, "unknown key \(quoted(entry.key)) in an effect", at: entry.position,
                    path: path + "." + entry.key,
                    hint: entry.key.hasPrefix("window.") ? "write window: {start: 1d, duration: 4h}" : nil)
            } else {
                result.append(entry)
            }
        }
        return result
    }

    /// The two keys of a window, as `window.start` and `window.duration`.
    func window(_ node: YAMLNode, path: String) throws(DocumentError) -> [YAMLEntry] {
        var result: [YAMLEntry] = []
        for entry in try mapping(node, "a window", path: path) {
            guard entry.key == "start" || entry.key == "duration" else {
                throw unknown(entry, in: "a window", allowed: ["start", "duration"], path: path + "." + entry.key)
            }
            var renamed = entry
            renamed.key = "window." + entry.key
            result.append(renamed)
        }
        return result
    }

    /// A top-level mapping; missing and empty are the same.
    private func section(_ key: String, _ values: [String: YAMLNode]) throws(DocumentError) -> [YAMLEntry] {
        guard let node = values[key], !node.isNull else { return [] }
        return try mapping(node, quoted(key), path: key)
    }

    private func mapping(_ node: YAMLNode, _ what: String, path: String?) throws(DocumentError) -> [YAMLEntry] {
        guard case .mapping(let entries) = node.content else {
            throw error(
                .wrongShape, "\(what) must be a mapping of keys to values, not \(node.shape)", at: node.position,
                path: path, hint: path?.hasSuffix(".window") == true ? "write {start: 1d, duration: 4h}" : nil)
        }
        return entries
    }

    private func required(
        _ key: String, _ values: [String: YAMLNode], _ root: YAMLNode
    ) throws(DocumentError) -> String {
        guard let node = values[key] else {
            throw error(.missingKey, "the recipe has no \(key)", at: root.position, path: key, hint: "add \(key):")
        }
        return try text(node, key)
    }

    private func text(_ node: YAMLNode, _ path: String) throws(DocumentError) -> String {
        guard case .scalar(let text, _) = node.content, !node.isNull, !text.isEmpty else {
            let found = node.shape == "a single value" ? "an empty text" : node.shape
            throw error(.wrongShape, "\(path) must be a text, not \(found)", at: node.position, path: path)
        }
        return text
    }

    private func check(name: String, _ path: String, at position: YAMLPosition) throws(DocumentError) {
        guard !DocumentName.isValid(name) else { return }
        throw error(
            .badName, "\(quoted(name)) is not a name", at: position, path: path,
            hint: "use a-z, 0-9 and _, beginning with a letter, at most \(DocumentName.longest) characters")
    }

    private func unknown(
        _ entry: YAMLEntry, in place: String, allowed: [String], path: String
    ) -> DocumentError {
        let nearest = NearestName.of(entry.key, in: allowed)
        return error(
            .unknownKey, "unknown key \(quoted(entry.key)) in \(place)", at: entry.position, path: path,
            hint: nearest.map { "did you mean \($0)?" } ?? "the keys are " + allowed.joined(separator: ", "))
    }

    private func error(
        _ code: DocumentError.Code, _ message: String, at position: YAMLPosition, path: String? = nil,
        hint: String? = nil
    ) -> DocumentError {
        DocumentError(
            code, message, file: file, line: position.line, column: position.column, path: path, hint: hint)
    }
}
