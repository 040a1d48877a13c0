internal import LoamBytes
public import LoamColumns
public import LoamEngine
public import LoamRecipe

/// A shop: customers, suppliers, products, campaigns, orders and their items. docs/models/commerce.md describes it.
public struct CommerceModel: Model {
    public static var definition: ModelDefinition { CommerceDefinition.model }

    let world: CommerceWorld
    public let sources: [any Source]

    public init(_ recipe: Recipe, seed: UInt64, start: Int64) throws(RecipeError) {
        world = try CommerceWorld(recipe, seed: seed, start: start)
        sources = [
            CustomersSource(world: world), SuppliersSource(world: world), ProductsSource(world: world),
            CampaignsSource(world: world), SessionsSource(world: world), OrdersSource(world), CartsSource(world: world),
            StockSource(world: world), MetricsSource(world: world), LabelsSource(world),
        ]
    }

    public var end: Int64 { world.setting.end * 1_000_000 }

    public func touches(_ batch: Batch, row: Int, driver: Int) -> [EffectTouch] {
        switch batch.schema.name {
        case OrdersTable.name: orderTouches(batch, row)
        case OrderItemsTable.name: itemTouches(batch, row, order: driver)
        default: []
        }
    }

    private func orderTouches(_ batch: Batch, _ row: Int) -> [EffectTouch] {
        let time = batch.columns[OrdersTable.Place.orderTime].int64[row] / 1_000_000
        let surges = world.effects.surges.filter { $0.factor(at: time) != 1 }.map { surge in
            let factor = FixedPoint.units(surge.factor(at: time), power: 100) ?? 0
            return EffectTouch(
                effect: surge.name, kind: "surge",
                consequence: "placed while demand was \(Double(factor) / 100) times normal")
        }
        let campaigns = batch.columns[OrdersTable.Place.campaignID]
        guard campaigns.isValid(row) else { return surges }
        let key = campaigns.uuid[row]
        let discounts = world.effects.discounts.filter { world.campaignKeys.uuid($0.campaign) == key }.map {
            EffectTouch(effect: $0.name, kind: "discount", consequence: "holds items bought at the campaign's price")
        }
        return surges + discounts
    }

    /// The discount that held for the item's category when its order was placed.
    private func itemTouches(_ batch: Batch, _ row: Int, order: Int) -> [EffectTouch] {
        let sku = String(decoding: batch.columns[OrderItemsTable.Place.sku].textBytes(row), as: UTF8.self)
        guard batch.columns[OrderItemsTable.Place.discount].int64[row] > 0,
            let category = SKU.prefixes.words.firstIndex(where: { sku.hasPrefix($0) }),
            let campaign = world.phase(ofOrder: order)?.campaigns[category], campaign >= 0
        else { return [] }
        let discount = world.effects.discounts[campaign]
        return [
            EffectTouch(
                effect: discount.name, kind: "discount",
                consequence: "\(discount.basisPoints / 100) % off the unit price")
        ]
    }
}
