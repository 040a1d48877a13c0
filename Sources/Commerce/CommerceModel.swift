public import LoamWorlds

/// A shop: who visits and buys, what is sold, delivered and sent back, and what is in stock. docs/models/commerce.md describes it.
public struct CommerceModel: Model {
    public static var definition: ModelDefinition { CommerceDefinition.model }

    let world: CommerceWorld
    private let declared: [DeclaredSource]
    private let truth: GroundTruth

    public init(_ recipe: Recipe, seed: UInt64, start: Instant) throws(DocumentError) {
        let book = StreamBook(seed: seed, model: "commerce")
        let world = try CommerceWorld(recipe, seed: seed, start: start, book)
        self.world = world
        let (customers, suppliers) = (Customers(world, book), Suppliers(world, book))
        let products = Products(world, suppliers, book)
        let (campaigns, sessions) = (Campaigns(world, book), Sessions(world, customers, book))
        let parents = OrderParents(customers: customers, products: products, campaigns: campaigns, sessions: sessions)
        let orders = Orders(world, parents, book)
        let carts = Carts(world, parents, orders.columns, book)
        let stock = StockMovements(world, products, suppliers, orders.items, book)
        let metrics = Metrics(world, sessions, orders, carts, book)
        truth = GroundTruth(world, book)
        declared = [
            customers.source, suppliers.source, products.source, campaigns.source, sessions.source, orders.source,
            carts.source, stock.source, metrics.source, truth.source,
        ]
        try book.check(recipe.file)
    }

    public var sources: [any Source] { declared }
    public var end: Instant { world.setting.end }
    public var laws: LawBook { declared.reduce(into: LawBook()) { $0 += $1.laws } }

    /// What the labels of the row say: effects and what they did.
    public func touches(_ batch: Batch, row: Int, driver: Int) -> [EffectTouch] {
        truth.touches(batch, row: row, driver: driver)
    }
}
