internal import ArgumentParser
internal import Loam

/// Which world: a recipe, its seed, its start, and everything that overrides it.
struct RecipeOptions: ParsableArguments {
    @Argument(help: "A built-in recipe (see 'loam recipes list') or a path of a YAML file.")
    var recipe: String

    @Option(help: "Which of all possible worlds: a whole number.")
    var seed: UInt64?

    @Option(help: "First instant of the run, UTC: 2025-01-01 or 2025-01-01T06:00:00Z.")
    var start: String?

    @Option(help: "A named parameter set of the recipe, such as small, medium, large.")
    var preset: String?

    @Option(name: .customLong("set"), help: "Override one value: --set customers=500, --set effects.sale.strength=50%.")
    var overrides: [String] = []

    /// Reads, overrides and plans the recipe.
    ///
    /// - Parameter command: the command that asks; a flag that neither it nor the recipe has is refused in its words.
    func world(_ parameters: ParameterOptions, for command: any ParsableCommand.Type) throws -> World {
        try Self.world(
            recipe, seed: seed, start: start, preset: preset, overrides: overrides, parameters, for: command)
    }

    /// The same for commands that name a recipe in another way.
    static func world(
        _ recipe: String, seed: UInt64?, start: String?, preset: String?, overrides: [String],
        _ parameters: ParameterOptions, for command: any ParsableCommand.Type
    ) throws -> World {
        let document = try RecipeSource.document(recipe)
        let definition = try ModelRegistry.model(of: document).definition(for: document)
        let flags = try ParameterFlags.overrides(parameters.words, document, definition, command)
        let sets = try overrides.map { try ParameterFlags.override($0) }
        return try World(
            document, preset: preset, overrides: sets + flags,
            seed: try seed ?? Environment.seed() ?? World.defaultSeed,
            start: try (start ?? Environment.value("LOAM_START")).map { try World.instant($0, origin: "--start") }
                ?? World.defaultStart)
    }
}

/// Flags that belong to the recipe. Comes after every positional argument of a command: the parser allows none after it.
struct ParameterOptions: ParsableArguments {
    @Argument(parsing: .allUnrecognized, help: .hidden)
    var words: [String] = []
}
