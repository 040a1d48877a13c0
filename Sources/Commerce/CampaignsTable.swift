internal import LoamColumns
internal import LoamEngine
internal import LoamWorlds

/// The campaigns table: one row for each discount effect of the recipe, in their order.
enum CampaignTable {
    static let types = Enumeration(["flash_sale", "seasonal", "influencer", "clearance"])

    static let schema = TableSchema(
        "campaigns", primaryKey: "campaign_id", "Campaigns that lower prices during a window",
        [
            Field("campaign_id", .uuid, "Key of the campaign"),
            Field("name", .utf8, "Its name: recipe and effect"),
            Field("campaign_type", .dictionary(types), "What kind of campaign it is"),
            Field("start_ts", .timestamp(.seconds), "First instant of the window"),
            Field("end_ts", .timestamp(.seconds), "First instant after the window"),
            Field(
                "discount_percent", .decimal(precision: 5, scale: 2), unit: "%", domain: "0..100", "Taken off prices"),
            Field("target_categories", .list(.dictionary(Catalogue.categories)), "Categories whose prices fall"),
            Field(
                "intensity_multiplier", .float64(decimals: 2), unit: "times normal demand", domain: ">= 0",
                "Expected demand in the middle of the window"),
        ])
}

struct CampaignsSource: Source {
    let world: CommerceWorld
    let tables = [CampaignTable.schema]
    var driverCount: Int { world.effects.discounts.count }
    var note: String { "of recipe \(world.recipeName)" }

    func makeGrower() -> any Grower { CampaignGrower(world) }
}

private final class CampaignGrower: Grower {
    private let world: CommerceWorld

    init(_ world: CommerceWorld) { self.world = world }

    func grow(_ drivers: Range<Int>, into batches: [Batch?]) {
        guard let batch = batches[0] else { return }
        batch.rowCount = drivers.count
        let discounts = world.effects.discounts[drivers]
        var names = TextWriter(batch["name"], rows: drivers.count, maximumWidth: 1024)
        let targets = batch["target_categories"]
        let elements = targets.children[0]
        elements.reserveRows(drivers.count * Catalogue.categories.count)
        var element = 0
        for (row, discount) in discounts.enumerated() {
            batch["campaign_id"].uuid[row] = world.campaignKeys.uuid(discount.campaign)
            names.append("\(world.recipeName) \(discount.name)")
            names.endRow()
            batch["campaign_type"].int32[row] = Int32(discount.campaignType)
            batch["start_ts"].int64[row] = discount.start * 1_000_000
            batch["end_ts"].int64[row] = discount.end * 1_000_000
            batch["discount_percent"].int64[row] = discount.basisPoints
            for category in 0..<Catalogue.categories.count where discount.targets >> UInt8(category) & 1 == 1 {
                elements.int32[element] = Int32(category)
                element += 1
            }
            targets.offsets?[row + 1] = Int32(element)
            batch["intensity_multiplier"].float64[row] = world.intensity(in: discount)
        }
        names.finish()
    }
}

extension CommerceWorld {
    /// Expected demand in the middle of a discount's window, relative to normal.
    func intensity(in discount: Discount) -> Double {
        let middle = (discount.start + discount.end) / 2
        let traffic = effects.traffic(at: middle)
        return traffic * (phases.first { $0.start <= middle && middle < $0.end }?.appeal ?? 1)
    }
}
