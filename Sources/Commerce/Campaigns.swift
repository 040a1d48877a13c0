internal import LoamWorlds

/// The campaigns table: one row for each discount effect of the recipe, in their order.
struct Campaigns {
    static let types = Enumeration(["flash_sale", "seasonal", "influencer", "clearance"])

    let source: DeclaredSource
    let id: ColumnHandle<UUIDWords>
    let start, end: ColumnHandle<Int64>

    init(_ world: CommerceWorld, _ book: StreamBook) {
        let discounts = world.effects.discounts
        let builder = SourceBuilder(drivers: discounts.count, book, note: "of recipe \(world.recipeName)")
        let table = builder.table("campaigns", "Campaigns that lower prices during a window")
        id = table.key("campaign_id", world.campaignKeys, "Key of the campaign")
        table.text("name", width: 1024, "Its name: recipe and effect") { rows, out in
            for campaign in rows {
                out.append("\(world.recipeName) \(discounts[campaign].name)")
                out.endRow()
            }
        }
        table.choice("campaign_type", Self.types, "What kind of campaign it is") { rows, out in
            out.each(rows) { Int32(discounts[$0].campaignType) }
        }
        start = table.timestamp("start_ts", resolution: .seconds, "First instant of the window") { rows, out in
            out.each(rows) { discounts[$0].start * 1_000_000 }
        }
        end = table.timestamp("end_ts", resolution: .seconds, "First instant after the window") { rows, out in
            out.each(rows) { discounts[$0].end * 1_000_000 }
        }
        table.decimal(
            "discount_percent", digits: 5, scale: 2, unit: "%", domain: "0..100", "Taken off prices"
        ) { rows, out in
            out.each(rows) { discounts[$0].basisPoints }
        }
        table.list(
            "target_categories", of: Catalogue.categories, most: Catalogue.categories.count,
            "Categories whose prices fall"
        ) { campaign, append in
            for category in 0..<Catalogue.categories.count
            where discounts[campaign].targets >> UInt8(category) & 1 == 1 { append(Int32(category)) }
        }
        table.float64(
            "intensity_multiplier", decimals: 2, unit: "times normal demand", domain: ">= 0",
            "Expected demand in the middle of the window"
        ) { rows, out in out.each(rows) { world.intensity(in: discounts[$0]) } }
        source = builder.finish()
    }
}

extension CommerceWorld {
    /// Expected demand in the middle of a discount's window, relative to normal.
    fileprivate func intensity(in discount: Discount) -> Double {
        let middle = (discount.start + discount.end) / 2
        let traffic = effects.traffic(at: middle)
        return traffic * (phases.first { $0.start <= middle && middle < $0.end }?.appeal ?? 1)
    }
}
