internal import LoamWorlds

/// What order items keep.
enum MarketItemLaws {
    static func book(_ rows: MarketRows) -> LawBook {
        var book = LawBook()
        let world = rows.world
        book.laws = [
            Law(
                "line_total", of: "order_items", "line_total = quantity x unit_price",
                reads: ["line_total", "quantity", "unit_price"]
            ) { $0[0] == $0[1] &* $0[2] },
            Law(
                "tenant_of_order", of: "order_items", "an item belongs to the tenant of its order and of its product",
                reads: ["tenant_id", "order_id.tenant_id", "product_id.tenant_id"]
            ) { $0[0] == $0[1] && $0[0] == $0[2] },
            Law(
                "sold_is_active", of: "order_items", "what is sold is active and was created before",
                reads: ["product_id.active", "product_id.created_at", "order_id.order_date"]
            ) { $0[0] == 1 && $0[1] <= $0[2] },
            Law(
                "price_in_force", of: "order_items",
                "an item costs what its product cost when the order was placed, as the price history says",
                reads: ["unit_price", "order_id.order_date", "product_id.tenant_id", "product_id.created_at"]
            ) { cells in
                guard cells[1] >= cells[3], cells[1] < world.setting.end else { return false }
                return rows.anyProduct(cells[2], created: cells[3]) { product, shop in
                    world.products.price(product, in: shop, at: cells[1]) == cells[0]
                }
            },
        ]
        book.expectations = (1...SalesBook.mostQuantity).map { units in
            Expectation(
                share: "share_of_quantity_\(units)", of: "order_items", "share of items of \(units) units",
                reads: ["quantity"], expected: 0.2
            ) { $0[0] == units }
        }
        return book
    }
}
