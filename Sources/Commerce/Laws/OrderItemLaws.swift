internal import LoamWorlds

/// What order items keep, and orders with them.
enum OrderItemLaws {
    static func book(_ world: CommerceWorld) -> LawBook {
        var book = LawBook()
        book.laws = rows + discounts(world)
        book.childLaws = sums
        // Quantities are 1 to 4 with weights 60, 25, 10 and 5; but of a viral product everybody takes one.
        guard world.effects.viralProducts.isEmpty else { return book }
        for (place, share) in [0.60, 0.25, 0.10, 0.05].enumerated() {
            book.expectations.append(
                Expectation(
                    share: "share_of_quantity_\(place + 1)", of: "order_items",
                    "share of items that are ordered \(place + 1) at a time", reads: ["quantity"], expected: share
                ) { $0[0] == place + 1 })
        }
        return book
    }

    private static let rows = [
        Law(
            "item_total", of: "order_items", "total_price = quantity x (unit_price - discount_per_unit)",
            reads: ["total_price", "quantity", "unit_price", "discount_per_unit"]
        ) { $0[0] == $0[1] &* ($0[2] &- $0[3]) },
        Law(
            "price_of_product", of: "order_items", "an item costs what its product costs",
            reads: ["unit_price", "product_id.price"]
        ) { $0[0] == $0[1] },
        Law("sku_of_product", of: "order_items", "an item has its product's SKU", reads: ["sku", "product_id.sku"]) {
            $0[0] == $0[1]
        },
    ]

    /// Discounts hold for the target categories of the strongest campaign at the time of the order, and for nothing else.
    private static func discounts(_ world: CommerceWorld) -> [Law] {
        let discounts = world.effects.discounts
        return [
            Law(
                "discount_of_campaign", of: "order_items",
                "an item is cheaper exactly by the discount of the strongest campaign on its category at that time",
                reads: ["discount_per_unit", "unit_price", "product_id.category", "order_id.order_ts"]
            ) { cells in
                var strongest: Int64 = 0
                for discount in discounts
                where discount.start &* 1_000_000 <= cells[3] && cells[3] < discount.end &* 1_000_000
                    && (0..<8).contains(cells[2]) && discount.targets >> UInt8(cells[2]) & 1 == 1
                {
                    strongest = max(strongest, discount.basisPoints)
                }
                return cells[0] == (cells[1] &* strongest &+ 5_000) / 10_000
            },
            Law(
                "discount_has_campaign", of: "order_items", "a discounted item stands in an order of a campaign",
                reads: ["discount_per_unit", "order_id.campaign_id"]
            ) { $0[0] == 0 || $0[1] != Law.null },
        ]
    }

    private static let sums = [
        ChildLaw(
            "items_per_order", of: "orders", "an order has one to five items", reads: [],
            children: [.count("order_items", via: "order_id")]
        ) { (1...Int64(OrderItems.most)).contains($0[0]) },
        ChildLaw(
            "subtotal_of_items", of: "orders", "subtotal is the sum of quantity x unit_price over the items",
            reads: ["subtotal"],
            children: [
                .init(.sum, of: "order_items", via: "order_id", reads: ["quantity", "unit_price"]) { $0[0] &* $0[1] }
            ]
        ) { $0[0] == $0[1] },
        ChildLaw(
            "total_of_items", of: "orders", "subtotal - discount is the sum of total_price over the items",
            reads: ["subtotal", "discount"], children: [.sum("order_items", via: "order_id", "total_price")]
        ) { $0[0] &- $0[1] == $0[2] },
    ]
}
