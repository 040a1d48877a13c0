public import LoamDocuments

/// Turns the text of a recipe into checked parameters and effects. Deterministic, no state, never traps.
public enum RecipeCompiler {
    /// Reads the YAML and checks its shape: version, keys and names, but no values yet.
    ///
    /// Limits: 1 MiB, 64 levels, 100,000 nodes once aliases are expanded.
    /// - Throws: the first mistake, with its place in the file.
    public static func document(_ text: DocumentText) throws(DocumentError) -> RecipeDocument {
        try RecipeReader(file: text.file).document(try YAMLReader.read(text, noun: "recipe"))
    }

    /// Checks every value against the model and settles which one wins: override, preset, recipe, model default.
    ///
    /// All presets are checked, not only the chosen one. Of two overrides of one path the last wins.
    /// - Parameters:
    ///   - preset: the name of a preset of the recipe, or nil for none.
    ///   - overrides: what the command line or the environment says, weakest first.
    /// - Throws: the first mistake, with its place in the file or its override.
    public static func compile(
        _ document: RecipeDocument, model: ModelDefinition, preset: String? = nil, overrides: [Override] = []
    ) throws(DocumentError) -> Recipe {
        var resolution = Resolution(document, model)
        try resolution.apply(preset: preset, overrides: overrides)
        try resolution.checkRequired()
        return Recipe(resolution, preset: preset)
    }
}

extension RecipeDocument {
    /// Everything that can be set, the model's parameters first, with the value that holds without overrides.
    ///
    /// - Throws: the first mistake in the recipe, as `RecipeCompiler.compile` would.
    public func settablePaths(
        model: ModelDefinition, preset: String? = nil
    ) throws(DocumentError) -> [SettablePath] {
        var resolution = Resolution(self, model)
        try resolution.apply(preset: preset, overrides: [])
        return resolution.settings.map {
            SettablePath(
                path: $0.path, flag: $0.flag, effect: $0.effect, definition: $0.definition, value: $0.value,
                origin: $0.origin)
        }
    }

    /// The path that a flag such as `--sale-strength` sets, or nil if the recipe has no such flag.
    public func path(forFlag flag: String, model: ModelDefinition) -> String? {
        Resolution(self, model).settings.first { $0.flag == flag }?.path
    }
}
