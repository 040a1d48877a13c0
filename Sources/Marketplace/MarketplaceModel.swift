public import LoamColumns
public import LoamEngine
public import LoamRecipe
public import LoamWorlds

/// Many shops in one system, each with rows of its own. docs/models/marketplace.md describes it.
public struct MarketplaceModel: Model {
    public static var definition: ModelDefinition { MarketplaceDefinition.model }

    let world: MarketplaceWorld
    public let sources: [any Source]

    public init(_ recipe: Recipe, seed: UInt64, start: Int64) throws(RecipeError) {
        world = try MarketplaceWorld(recipe, seed: seed, start: start)
        sources = [
            TenantsSource(world: world), APIKeysSource(world: world), CategoriesSource(world: world),
            MarketProductsSource(world: world), MarketCustomersSource(world: world),
            MarketOrdersSource(world: world), PriceHistorySource(world: world), StockEventsSource(world: world),
        ]
    }

    public var end: Int64 { world.setting.end }

    /// Nothing special happens in a marketplace.
    public func touches(_ batch: Batch, row: Int, driver: Int) -> [EffectTouch] { [] }
}
