internal import LoamWorlds

/// What order items keep, and orders with them.
extension OrderItems {
    func declare(_ laws: LawBuilder, _ world: CommerceWorld, _ products: Products) {
        laws.law(
            "item_total", "total_price = quantity x (unit_price - discount_per_unit)", reads: total, quantity, price,
            discount
        ) { total, quantity, price, discount in total == quantity &* (price &- discount) }
        laws.same("price_of_product", "an item costs what its product costs", (price, product[products.price]))
        laws.same("sku_of_product", "an item has its product's SKU", (sku, product[products.sku]))
        // Of a viral product everybody takes one.
        guard world.effects.viralProducts.isEmpty else { return }
        for (index, share) in Self.quantityWeights.enumerated() {
            laws.expect(
                share: "share_of_quantity_\(index + 1)", "share of items that are ordered \(index + 1) at a time",
                reads: quantity, expected: share
            ) { $0 == index + 1 }
        }
    }

    /// Discounts hold for the target categories of the strongest campaign at the time of the order, and for nothing else.
    func declareDiscounts(_ laws: LawBuilder, _ world: CommerceWorld, _ products: Products, _ orders: OrderColumns) {
        let discounts = world.effects.discounts.map { (window: $0.window.instants, $0.targets, $0.basisPoints) }
        laws.law(
            "discount_of_campaign",
            "an item is cheaper exactly by the discount of the strongest campaign on its category at that time",
            reads: discount, price, product[products.category], order[orders.visit.time]
        ) { discount, price, category, time in
            var strongest: Int64 = 0
            for (window, targets, basisPoints) in discounts
            where window.contains(cell: time) && (0..<8).contains(category) && targets >> UInt8(category) & 1 == 1 {
                strongest = max(strongest, basisPoints)
            }
            return discount == (price &* strongest &+ 5_000) / 10_000
        }
        laws.law(
            "discount_has_campaign", "a discounted item belongs to an order of a campaign", reads: discount,
            order[orders.visit.campaign]
        ) { discount, campaign in discount == 0 || campaign != Law.null }
    }

    func declareSums(_ laws: LawBuilder, _ orders: OrderColumns) {
        laws.law(of: orders.id, "items_per_order", "an order has one to five items", figures: [order.count]) {
            (1...Int64(Self.most)).contains($0[0])
        }
        let full = order.figure(.sum, quantity, price) { $0[0] &* $0[1] }
        laws.law(
            of: orders.id, "subtotal_of_items", "subtotal is the sum of quantity x unit_price over the items",
            reads: orders.money.subtotal, figures: [full]
        ) { $0[0] == $0[1] }
        laws.law(
            of: orders.id, "total_of_items", "subtotal - discount is the sum of total_price over the items",
            reads: orders.money.subtotal, orders.money.discount, figures: [order.sum(total)]
        ) { row in
            let (subtotal, discount, sum) = (row[0], row[1], row[2])
            return subtotal &- discount == sum
        }
    }
}
