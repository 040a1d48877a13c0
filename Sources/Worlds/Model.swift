public import LoamColumns
public import LoamDocuments
public import LoamEngine
public import LoamRecipe

/// Swift code that knows one world. A recipe that has been compiled against `definition` becomes sources.
public protocol Model: Sendable {
    /// What recipes may say about this model.
    static var definition: ModelDefinition { get }

    /// What this recipe may say: the same, unless recipes declare parameters of their own.
    static func definition(for document: RecipeDocument) throws(DocumentError) -> ModelDefinition

    /// Plans the world: everything that can be computed once. Reads no clock and nothing outside its arguments.
    ///
    /// - Parameters:
    ///   - seed: which of all possible worlds.
    ///   - start: the first instant of the run.
    /// - Throws: what the model finds wrong with the recipe's values, located in the recipe.
    init(_ recipe: Recipe, seed: UInt64, start: Instant) throws(DocumentError)

    /// The sources, parents before children.
    var sources: [any Source] { get }

    /// The first instant after the run.
    var end: Instant { get }

    /// Which effects touched a grown row, and how; for `explain` and for labels.
    ///
    /// - Parameter driver: the driver row that made it.
    func touches(_ batch: Batch, row: Int, driver: Int) -> [EffectTouch]

    /// What else is known of a grown row, for `explain`: balances before and after, for instance.
    ///
    /// - Parameter driver: the driver row that made it.
    func notes(_ batch: Batch, row: Int, driver: Int) -> [RowNote]

    /// What the tables keep besides what their schemas say, for `loam check`.
    var laws: LawBook { get }
}

extension Model {
    public var laws: LawBook { LawBook() }

    public func notes(_ batch: Batch, row: Int, driver: Int) -> [RowNote] { [] }

    /// Worlds without effects touch no row.
    public func touches(_ batch: Batch, row: Int, driver: Int) -> [EffectTouch] { [] }
}

extension Model {
    public static func definition(for document: RecipeDocument) throws(DocumentError) -> ModelDefinition { definition }
}
