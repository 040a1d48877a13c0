internal import LoamDocuments

extension Resolution {
    /// The document's own values, then the preset's, then the overrides, each checked in full.
    mutating func apply(preset: String?, overrides: [Override]) throws(DocumentError) {
        try checkModel()
        for read in try parameters(document.parameterValues(model), prefix: "parameters.") {
            set(read.path, read.value, read.origin)
        }
        for effect in document.effects { try apply(effect) }
        try apply(preset: preset)
        for override in overrides { try apply(override) }
    }

    /// Refuses settings that must have a value and have none.
    func checkRequired() throws(DocumentError) {
        for setting in settings where setting.definition.isRequired && setting.value == .unset {
            let effect = document.effects.first { $0.name == setting.effect }
            let place = effect.map { "effect \(quoted($0.name))" } ?? "the recipe"
            throw DocumentError(
                .missingValue, "\(place) has no \(setting.definition.name)", file: document.file,
                line: effect?.position.line, column: effect?.position.column, path: setting.path,
                hint: setting.definition.name.hasPrefix("window.")
                    ? "add window: {start: 1d, duration: 4h}" : "add \(setting.definition.name):")
        }
    }

    private func checkModel() throws(DocumentError) {
        guard document.model == model.name else {
            throw error(
                .unknownModel, "the recipe is for model \(quoted(document.model)), not \(model.name)",
                at: document.modelPosition, path: "model",
                hint: NearestName.of(document.model, in: [model.name]).map { "did you mean \($0)?" })
        }
        if let position = document.tablesPosition, !model.takesTables {
            throw error(
                .unknownKey, "model \(model.name) has its own tables and takes none from a recipe", at: position,
                path: "tables", hint: "tables are declared for model custom")
        }
        for effect in document.effects where !model.effects.contains(where: { $0.kind == effect.kind }) {
            let kinds = model.effects.map(\.kind)
            let nearest = NearestName.of(effect.kind, in: kinds).map { "did you mean \($0)?" }
            throw error(
                .unknownEffectKind, "model \(model.name) has no effect of kind \(quoted(effect.kind))",
                at: effect.kindPosition, path: "effects.\(effect.name).kind",
                hint: nearest ?? (kinds.isEmpty ? nil : "the kinds are " + kinds.joined(separator: ", ")))
        }
    }

    /// The values of the model's parameters in a mapping, not yet set.
    private func parameters(
        _ entries: [YAMLEntry], prefix: String
    ) throws(DocumentError) -> [(path: String, value: ParameterValue, origin: ValueOrigin)] {
        var read: [(path: String, value: ParameterValue, origin: ValueOrigin)] = []
        for entry in entries {
            guard let definition = model.parameters.first(where: { $0.name == entry.key }) else {
                let nearest = NearestName.of(entry.key, in: model.parameters.map(\.name))
                throw error(
                    .unknownParameter, "model \(model.name) has no parameter \(quoted(entry.key))", at: entry.position,
                    path: prefix + entry.key,
                    hint: nearest.map { "did you mean \($0)?" } ?? "loam recipes show lists the parameters")
            }
            let reader = ValueReader(definition: definition, path: prefix + entry.key, file: document.file)
            read.append((entry.key, try reader.value(entry.value), reader.origin(entry.value)))
        }
        return read
    }

    private mutating func apply(_ effect: RecipeDocument.EffectEntries) throws(DocumentError) {
        let prefix = "effects.\(effect.name)."
        for entry in effect.entries {
            guard setting(prefix + entry.key) != nil else {
                let known = settings.filter { $0.effect == effect.name && !$0.definition.name.hasPrefix("window.") }
                let keys = ["kind", "window"] + known.map(\.definition.name)
                let nearest = NearestName.of(entry.key, in: keys).map { "did you mean \($0)?" }
                throw error(
                    .unknownKey, "unknown key \(quoted(entry.key)) in an effect of kind \(effect.kind)",
                    at: entry.position, path: prefix + entry.key,
                    hint: nearest ?? "the keys are " + keys.joined(separator: ", "))
            }
            try set(entry, path: prefix + entry.key)
        }
    }

    private mutating func apply(preset: String?) throws(DocumentError) {
        // Every preset is read, so that a mistake shows before the preset is used.
        for candidate in document.presets where candidate.name != preset {
            _ = try parameters(candidate.entries, prefix: "presets.\(candidate.name).")
        }
        guard let preset else { return }
        guard let chosen = document.presets.first(where: { $0.name == preset }) else {
            let names = document.presetNames
            let nearest = NearestName.of(preset, in: names).map { "did you mean \($0)?" }
            throw DocumentError(
                .unknownPreset, "recipe \(document.name) has no preset \(quoted(preset))", file: document.file,
                hint: nearest
                    ?? (names.isEmpty ? "it has no presets" : "its presets are " + names.joined(separator: ", ")))
        }
        for read in try parameters(chosen.entries, prefix: "presets.\(preset).") {
            set(read.path, read.value, read.origin)
        }
    }

    private func error(
        _ code: DocumentError.Code, _ message: String, at position: YAMLPosition, path: String, hint: String?
    ) -> DocumentError {
        DocumentError(
            code, message, file: document.file, line: position.line, column: position.column, path: path, hint: hint)
    }
}
