internal import LoamBytes
public import LoamColumns
public import LoamEngine
public import LoamRecipe

/// A shop: customers, suppliers, products, campaigns, orders and their items. docs/models/commerce.md describes it.
public struct CommerceModel: Model {
    public static var definition: ModelDefinition { CommerceDefinition.model }

    private let world: CommerceWorld
    public let sources: [any Source]

    public init(_ recipe: Recipe, seed: UInt64, start: Int64) throws(RecipeError) {
        world = try CommerceWorld(recipe, seed: seed, start: start)
        sources = [
            CustomersSource(world: world), SuppliersSource(world: world), ProductsSource(world: world),
            CampaignsSource(world: world), OrdersSource(world),
        ]
    }

    public var end: Int64 { world.setting.end * 1_000_000 }

    public func touches(_ batch: Batch, row: Int) -> [EffectTouch] {
        switch batch.schema.name {
        case OrdersTable.name: orderTouches(batch, row)
        case OrderItemsTable.name: itemTouches(batch, row)
        default: []
        }
    }

    private func orderTouches(_ batch: Batch, _ row: Int) -> [EffectTouch] {
        let time = batch.columns[OrdersTable.Place.orderTime].int64[row] / 1_000_000
        let surges = world.surges.filter { $0.factor(at: time) != 1 }.map { surge in
            let factor = FixedPoint.units(surge.factor(at: time), power: 100) ?? 0
            return EffectTouch(
                effect: surge.name, kind: "surge",
                consequence: "placed while demand was \(Double(factor) / 100) times normal")
        }
        let campaigns = batch.columns[OrdersTable.Place.campaignID]
        guard campaigns.isValid(row) else { return surges }
        let key = campaigns.uuid[row]
        let discounts = world.discounts.filter { world.campaignKeys.uuid($0.campaign) == key }.map {
            EffectTouch(effect: $0.name, kind: "discount", consequence: "holds items bought at the campaign's price")
        }
        return surges + discounts
    }

    private func itemTouches(_ batch: Batch, _ row: Int) -> [EffectTouch] {
        let off = batch.columns[OrderItemsTable.Place.discount].int64[row]
        let price = batch.columns[OrderItemsTable.Place.unitPrice].int64[row]
        guard off > 0 else { return [] }
        return world.discounts.filter { (price * $0.basisPoints + 5_000) / 10_000 == off }.prefix(1).map {
            EffectTouch(effect: $0.name, kind: "discount", consequence: "\($0.basisPoints / 100) % off the unit price")
        }
    }
}
