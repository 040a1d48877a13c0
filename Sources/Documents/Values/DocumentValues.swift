/// Reads values out of a document that is no recipe, such as an upload profile or a suite; every error says where.
package struct DocumentValues: Sendable {
    package let file: String
    /// What the document is called in messages: `profile`, `suite`.
    private let noun: String
    /// Keys whose texts may hold any character; those of others are printable ASCII.
    private let freeTexts: Set<String>?

    /// - Parameter freeTexts: keys whose texts may hold more than printable ASCII; nil for all.
    package init(file: String, noun: String, freeTexts: Set<String>?) {
        self.file = file
        self.noun = noun
        self.freeTexts = freeTexts
    }

    /// Refuses a document that does not begin with `version: 1`.
    package func checkVersion(_ entries: [YAMLEntry], of root: YAMLNode) throws(DocumentError) {
        guard let first = entries.first, first.key == "version" else {
            throw error(
                .badVersion, "the first key must be version", entries.first?.position ?? root.position, "",
                hint: "begin the file with: version: 1")
        }
        let version = try text(first.value, path: "version")
        guard version == "1" else {
            throw error(
                .badVersion, "\(noun) version \(quoted(version)) is not known", first.value.position, "version",
                hint: "this program reads version 1")
        }
    }

    package func entries(_ node: YAMLNode, _ what: String, path: String, allowed: [String]?) throws(DocumentError)
        -> [YAMLEntry]
    {
        guard case .mapping(let entries) = node.content else {
            throw error(
                .wrongShape, "\(what) must be a mapping of keys to values, not \(node.shape)", node.position, path)
        }
        guard let allowed else { return entries }
        for entry in entries where !allowed.contains(entry.key) {
            throw error(
                .unknownKey, "unknown key \(quoted(entry.key)) in \(what)", entry.position,
                path.isEmpty ? entry.key : path + "." + entry.key,
                hint: NearestName.of(entry.key, in: allowed).map { "did you mean \($0)?" }
                    ?? "the keys are " + allowed.joined(separator: ", "))
        }
        return entries
    }

    /// A text; `fallback` where the key is missing.
    package func text(_ key: String, _ entries: [YAMLEntry], path: String, or fallback: String) throws(DocumentError)
        -> String
    {
        guard let node = entries.first(where: { $0.key == key })?.value else { return fallback }
        return try text(node, path: join(path, key))
    }

    /// A text that must be there.
    package func text(_ key: String, _ entries: [YAMLEntry], path: String, in node: YAMLNode) throws(DocumentError)
        -> String
    {
        guard let value = entries.first(where: { $0.key == key })?.value else {
            throw error(
                .missingKey, "\(path.isEmpty ? "the \(noun)" : path) has no \(key)", node.position, join(path, key),
                hint: "add \(key):")
        }
        return try text(value, path: join(path, key))
    }

    package func text(_ node: YAMLNode, path: String) throws(DocumentError) -> String {
        guard case .scalar(let text, _) = node.content, !node.isNull, !text.isEmpty else {
            let found = node.shape == "a single value" ? "an empty text" : node.shape
            throw error(.wrongShape, "\(path) must be a text, not \(found)", node.position, path)
        }
        let isFree = freeTexts?.contains { path.hasPrefix($0) } ?? true
        guard isFree || text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) else {
            throw error(
                .outOfRange, "\(path) has characters that requests cannot carry", node.position, path,
                hint: "use printable ASCII")
        }
        return text
    }

    package func flag(_ key: String, _ entries: [YAMLEntry], path: String, or fallback: Bool) throws(DocumentError)
        -> Bool
    {
        guard let node = entries.first(where: { $0.key == key })?.value else { return fallback }
        let text = try text(node, path: join(path, key))
        guard text == "true" || text == "false" else {
            throw error(
                .badFlag, "\(quoted(text)) is not a flag", node.position, join(path, key), hint: "write true or false")
        }
        return text == "true"
    }

    /// One of some words.
    package func choice(
        _ key: String, _ entries: [YAMLEntry], path: String, of words: [String], or fallback: String
    ) throws(DocumentError) -> String {
        guard let node = entries.first(where: { $0.key == key })?.value else { return fallback }
        let text = try text(node, path: join(path, key))
        guard words.contains(text) else {
            throw error(
                .badChoice, "\(quoted(text)) is no \(key)", node.position, join(path, key),
                hint: NearestName.of(text, in: words).map { "did you mean \($0)?" }
                    ?? "choose from " + words.joined(separator: ", "))
        }
        return text
    }

    /// Texts, in a list or one alone.
    package func texts(
        _ key: String, _ entries: [YAMLEntry], path: String, or fallback: [String]
    ) throws(DocumentError) -> [String] {
        guard let node = entries.first(where: { $0.key == key })?.value else { return fallback }
        guard case .sequence(let items) = node.content else { return [try text(node, path: join(path, key))] }
        var texts: [String] = []
        for item in items { texts.append(try text(item, path: join(path, key))) }
        return texts
    }

    /// A value that a recipe's parameters have too: a count, a duration.
    package func value(
        _ key: String, _ kind: ParameterKind, unit: String, _ entries: [YAMLEntry]
    ) throws(DocumentError) -> ParameterValue? {
        guard let node = entries.first(where: { $0.key == key })?.value else { return nil }
        let text = try text(node, path: key)
        do throws(DocumentError) {
            return try ParameterDefinition(key, kind, unit: unit, meaning: "").parse(text, origin: file)
        } catch {
            throw self.error(error.code, error.message, node.position, key, hint: error.hint)
        }
    }

    /// Refuses templates with unknown names.
    package func check(template: String, _ known: [String], _ node: YAMLNode, path: String) throws(DocumentError) {
        var rest = template[...]
        while let open = rest.firstIndex(of: "{") {
            guard let close = rest[open...].firstIndex(of: "}") else {
                throw error(.badChoice, "\(quoted(template)) has a { without a }", node.position, path)
            }
            let name = String(rest[rest.index(after: open)..<close])
            guard known.contains(name) else {
                throw error(
                    .badChoice, "\(quoted(template)) names {\(name)}, which nothing fills", node.position, path,
                    hint: NearestName.of(name, in: known).map { "did you mean {\($0)}?" }
                        ?? "known are " + known.map { "{\($0)}" }.joined(separator: ", "))
            }
            rest = rest[rest.index(after: close)...]
        }
    }

    package func error(
        _ code: DocumentError.Code, _ message: String, _ position: YAMLPosition, _ path: String, hint: String? = nil
    ) -> DocumentError {
        DocumentError(
            code, message, file: file, line: position.line, column: position.column, path: path.isEmpty ? nil : path,
            hint: hint)
    }

    private func join(_ path: String, _ key: String) -> String { path.isEmpty ? key : path + "." + key }
}
