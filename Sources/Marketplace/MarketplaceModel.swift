public import LoamWorlds

/// Many shops in one system, each with rows of its own. docs/models/marketplace.md describes it.
public struct MarketplaceModel: Model {
    public static var definition: ModelDefinition { MarketplaceDefinition.model }

    let world: MarketplaceWorld
    private let declared: [DeclaredSource]

    public init(_ recipe: Recipe, seed: UInt64, start: Instant) throws(DocumentError) {
        let book = StreamBook(seed: seed, model: "marketplace")
        let world = MarketplaceWorld(try MarketplaceSetting(recipe, start: start), book)
        self.world = world
        let tenants = Tenants(world, book)
        let keys = APIKeys(world, tenants, book)
        let categories = Categories(world, tenants, book)
        let products = Products(world, tenants, categories, book)
        let customers = Customers(world, tenants, book)
        let orders = Orders(world, tenants, products, customers, book)
        let prices = PriceHistory(world, tenants, products, book)
        let stock = StockEvents(world, tenants, products, orders.items, book)
        declared = [
            tenants.source, keys.source, categories.source, products.source, customers.source, orders.source,
            prices.source, stock.source,
        ]
        try book.check(recipe.file)
    }

    public var sources: [any Source] { declared }
    public var end: Instant { world.setting.end }
    public var laws: LawBook { declared.reduce(into: LawBook()) { $0 += $1.laws } }
}
