internal import LoamDocuments

extension Resolution {
    /// Sets what an override names, one value or a whole window.
    mutating func apply(_ override: Override) throws(DocumentError) {
        if let setting = setting(override.path) {
            let value = try setting.definition.parse(
                override.value, path: override.path, origin: override.origin)
            set(override.path, value, ValueOrigin(file: override.origin))
        } else if override.path.hasSuffix(".window"), setting(override.path + ".start") != nil {
            try applyWindow(override)
        } else {
            throw unknownPath(override)
        }
    }

    private mutating func applyWindow(_ override: Override) throws(DocumentError) {
        let node = try ValueText.node(override.value, origin: override.origin)
        let entries: [YAMLEntry]
        do throws(DocumentError) {
            entries = try RecipeReader(file: override.origin).window(node, path: override.path)
        } catch {
            throw ValueText.withoutPosition(error)
        }
        for entry in entries {
            let path = override.path + entry.key.dropFirst("window".utf8.count)
            guard let setting = setting(path) else { continue }
            let reader = ValueReader(
                definition: setting.definition, path: path, file: override.origin, hasPositions: false)
            set(path, try reader.value(entry.value), ValueOrigin(file: override.origin))
        }
    }

    private func unknownPath(_ override: Override) -> DocumentError {
        let paths = settings.map(\.path)
        // A path without its beginning is the commonest mistake: sale.strength.
        let nearest =
            paths.first { $0.hasSuffix("." + override.path) } ?? NearestName.of(override.path, in: paths)
        return DocumentError(
            .unknownPath, "recipe \(document.name) has nothing to set at \(quoted(override.path))",
            file: override.origin, path: override.path,
            hint: nearest.map { "did you mean \($0)?" } ?? "loam recipes show \(document.name) lists what can be set")
    }
}
