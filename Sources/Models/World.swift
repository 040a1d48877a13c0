internal import LoamColumns
public import LoamDocuments
public import LoamEngine
public import LoamRecipe
public import LoamWorlds

/// A planned world with what identifies it: the one way from a recipe to rows.
public struct World: Sendable {
    public var recipe: Recipe
    public var model: any Model
    /// Which of all possible worlds.
    public var seed: UInt64
    /// The first instant of the run.
    public var start: Instant

    public static let defaultSeed: UInt64 = 42
    /// 1 January 2025.
    public static let defaultStart = Instant(day: 20_089)

    public init(recipe: Recipe, model: any Model, seed: UInt64, start: Instant) {
        self.recipe = recipe
        self.model = model
        self.seed = seed
        self.start = start
    }

    /// Compiles a recipe with everything that overrides it, and plans its world.
    ///
    /// - Parameters:
    ///   - overrides: what wins over recipe and preset; the later over the earlier.
    ///   - start: the first instant, microseconds since 1970 UTC; `instant` reads it from text.
    /// - Throws: whatever is wrong with the recipe, the preset's name, an override or a value, located.
    public init(
        _ document: RecipeDocument, preset: String? = nil, overrides: [Override] = [], seed: UInt64 = defaultSeed,
        start: Instant = defaultStart
    ) throws(DocumentError) {
        let kind = try ModelRegistry.model(of: document)
        let recipe = try RecipeCompiler.compile(
            document, model: kind.definition(for: document), preset: preset, overrides: overrides)
        self.init(recipe: recipe, model: try kind.init(recipe, seed: seed, start: start), seed: seed, start: start)
    }

    /// Reads `2025-01-01` or `2025-01-01T06:00:00Z`.
    ///
    /// - Parameter origin: where the text was said, for the message.
    public static func instant(_ text: String, origin: String) throws(DocumentError) -> Instant {
        guard !text.isEmpty else {
            throw DocumentError(
                .init(rawValue: "bad_value"), "the start is empty", file: origin, hint: "say 2025-01-01, for instance")
        }
        let definition = ParameterDefinition("start", .timestamp, meaning: "First instant of the run")
        return Instant(microseconds: try definition.parse(text, origin: origin).timestamp ?? 0)
    }

    /// The sources, parents before children.
    public var sources: [any Source] { model.sources }

    /// Where a table grows.
    ///
    /// - Throws: `unknown_table`, with the nearest name.
    public func locator(of table: String) throws(RunError) -> RowLocator {
        for source in sources {
            if let place = source.tables.firstIndex(where: { $0.name == table }) {
                return RowLocator(source, table: place)
            }
        }
        throw unknownTable(table)
    }

    /// The error for a table that the world does not have.
    public func unknownTable(_ name: String) -> RunError {
        let names = TableSelection.names(sources)
        return RunError(
            .unknownTable, "recipe \(recipe.name) has no table \(name)",
            hint: NearestName.of(name, in: names).map { "did you mean \($0)?" }
                ?? "its tables: \(names.joined(separator: ", "))")
    }
}
