public import LoamColumns
public import LoamEngine
public import LoamRecipe

/// Swift code that knows one world. A recipe that has been compiled against `definition` becomes sources.
public protocol Model: Sendable {
    /// What recipes may say about this model.
    static var definition: ModelDefinition { get }

    /// What this recipe may say: the same, unless recipes declare parameters of their own.
    static func definition(for document: RecipeDocument) throws(RecipeError) -> ModelDefinition

    /// Plans the world: everything that can be computed once. Reads no clock and nothing outside its arguments.
    ///
    /// - Parameters:
    ///   - seed: which of all possible worlds.
    ///   - start: the first instant of the run, microseconds since 1970 UTC.
    /// - Throws: what the model finds wrong with the recipe's values, located in the recipe.
    init(_ recipe: Recipe, seed: UInt64, start: Int64) throws(RecipeError)

    /// The sources, parents before children.
    var sources: [any Source] { get }

    /// The first instant after the run.
    var end: Int64 { get }

    /// Which effects touched a grown row, and how; for `explain` and for labels.
    ///
    /// - Parameter driver: the driver row that made it.
    func touches(_ batch: Batch, row: Int, driver: Int) -> [EffectTouch]

    /// What the tables keep besides what their schemas say, for `loam check`.
    var laws: LawBook { get }
}

extension Model {
    public var laws: LawBook { LawBook() }
}

extension Model {
    public static func definition(for document: RecipeDocument) throws(RecipeError) -> ModelDefinition { definition }
}

/// An effect that touched a row.
public struct EffectTouch: Sendable, Equatable {
    public var effect: String
    public var kind: String
    /// What it did to this row, in words.
    public var consequence: String

    public init(effect: String, kind: String, consequence: String) {
        self.effect = effect
        self.kind = kind
        self.consequence = consequence
    }
}

/// The models there are; a new one is a line here.
public enum ModelRegistry {
    public static let all: [any Model.Type] = [CommerceModel.self, MarketplaceModel.self, CustomModel.self]

    public static var definitions: [ModelDefinition] { all.map { $0.definition } }

    public static func named(_ name: String) -> (any Model.Type)? { all.first { $0.definition.name == name } }

    /// The model that a recipe names.
    ///
    /// - Throws: `unknown_model`, with the nearest name.
    public static func model(of document: RecipeDocument) throws(RecipeError) -> any Model.Type {
        if let model = named(document.model) { return model }
        let names = definitions.map(\.name)
        throw RecipeError(
            .unknownModel, "there is no model \(document.model)", file: document.file, path: "model",
            hint: NearestName.of(document.model, in: names).map { "did you mean \($0)?" }
                ?? "known models: \(names.joined(separator: ", "))")
    }
}
