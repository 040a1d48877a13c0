public import LoamWorlds

/// A shop: who visits and buys, what is sold, delivered and sent back, and what is in stock. docs/models/commerce.md describes it.
public struct CommerceModel: Model {
    public static var definition: ModelDefinition { CommerceDefinition.model }

    let world: CommerceWorld
    public let sources: [any Source]
    /// The tables that are declared with the world kit.
    let declared: [DeclaredSource]

    public init(_ recipe: Recipe, seed: UInt64, start: Int64) throws(RecipeError) {
        let book = StreamBook(seed: seed, model: "commerce")
        let world = try CommerceWorld(recipe, seed: seed, start: start, book)
        self.world = world
        declared = [
            Customers.source(world, book), Suppliers.source(world, book), Products.source(world, book),
            Campaigns.source(world, book), Sessions.source(world, book), Orders.source(world, book),
        ]
        sources =
            declared + [
                CartsSource(world: world),
                StockSource(world: world), MetricsSource(world: world), LabelsSource(world),
            ]
        try book.check(recipe.file)
    }

    public var end: Int64 { world.setting.end * 1_000_000 }

    /// What the labels of the row say: effects and what they did.
    public func touches(_ batch: Batch, row: Int, driver: Int) -> [EffectTouch] {
        let source = LabelsSource(world)
        guard let part = LabelsSource.Part(table: batch.schema.name),
            let key = batch.schema.index(of: batch.schema.primaryKey),
            let place = source.parts.first(where: { $0.part == part }), driver < place.count
        else { return [] }
        let labels = Batch(source.tables[0], capacity: source.maximumRows(table: 0, drivers: 1))
        let first = place.first + driver
        source.makeGrower().grow(first..<first + 1, into: [labels])
        let rows = labels.columns[LabelsTable.Place.rowID].uuid
        return (0..<labels.rowCount).filter { rows[$0] == batch.columns[key].uuid[row] }.map { label in
            func word(_ column: Int) -> String {
                guard case .dictionary(let words) = labels.columns[column].type else { return "" }
                return words.values[Int(labels.columns[column].int32[label])]
            }
            let role = word(LabelsTable.Place.role)
            return EffectTouch(
                effect: word(LabelsTable.Place.effect), kind: word(LabelsTable.Place.kind),
                consequence: LabelsTable.consequences[role] ?? role)
        }
    }
}
