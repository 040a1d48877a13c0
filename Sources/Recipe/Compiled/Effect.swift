public import LoamDocuments

/// One thing that happens in a recipe's world, during a window.
public struct Effect: Sendable, Equatable {
    /// Its name in the recipe.
    public let name: String
    /// What it does; a kind of the model.
    public let kind: String
    /// When it begins, counted from the start of the run. Not checked against the run's length.
    public let start: CalendarDuration
    /// How long it lasts, at least a second.
    public let duration: CalendarDuration
    /// What it acts on; empty if the kind takes no target or the target is optional and not given.
    public let targets: [String]
    /// How strong it is, of the kind that the definition names.
    public let strength: ParameterValue
    /// The further keys of its kind.
    public let parameters: ParameterSet
}

extension Effect {
    init(_ entries: RecipeDocument.EffectEntries, _ resolution: Resolution) {
        let prefix = "effects.\(entries.name)."
        func value(_ key: String) -> ParameterValue { resolution.setting(prefix + key)?.value ?? .unset }
        let definition = resolution.model.effects.first { $0.kind == entries.kind }
        name = entries.name
        kind = entries.kind
        start = value("window.start").duration ?? CalendarDuration(seconds: 0)
        duration = value("window.duration").duration ?? CalendarDuration(seconds: 0)
        targets = value("target").choices ?? value("target").text.map { [$0] } ?? []
        strength = value("strength")
        parameters = ParameterSet(
            (definition?.parameters ?? []).map { ($0.name, value($0.name)) }, file: resolution.document.file,
            pathPrefix: prefix)
    }
}
