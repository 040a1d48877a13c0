public import LoamWorlds

/// A world whose tables the recipe declares itself. docs/models/custom.md describes the language.
public struct CustomModel: Model {
    public static var definition: ModelDefinition { CustomDefinition.model }

    /// The model's parameters and those that the recipe declares.
    public static func definition(for document: RecipeDocument) throws(DocumentError) -> ModelDefinition {
        try document.declaring(definition)
    }

    /// The words that say how a column is drawn.
    public static var generatorNames: [String] { GeneratorRegistry.names }

    /// The functions of expressions.
    public static var functionNames: [String] { ExpressionTyper.functionNames }

    private let world: CustomWorld
    public let sources: [any Source]

    public init(_ recipe: Recipe, seed: UInt64, start: Instant) throws(DocumentError) {
        let world = try CustomWorld(recipe, seed: seed, start: start)
        self.world = world
        sources = CustomSource.inOrder(world)
    }

    public var end: Instant { world.end }
}
