internal import LoamWorlds

/// What price intervals keep.
enum PriceLaws {
    static func book(_ rows: MarketRows) -> LawBook {
        var book = LawBook()
        let (world, points) = (rows.world, Int64(rows.world.setting.pricePoints))
        book.laws = [
            Law(
                "tenant_of_priced_product", of: "price_history", "an interval belongs to the tenant of its product",
                reads: ["tenant_id", "product_id.tenant_id"]
            ) { $0[0] == $0[1] },
            Law(
                "interval_has_length", of: "price_history", "an interval ends after it begins",
                reads: ["effective_from", "effective_to"]
            ) { $0[1] == Law.null || $0[0] < $0[1] },
            Law(
                "open_price_is_current", of: "price_history", "the price of the open interval is that of the product",
                reads: ["effective_to", "price", "product_id.price"]
            ) { $0[0] != Law.null || $0[1] == $0[2] },
            Law(
                "price_of_interval", of: "price_history", "an interval has the price that the product had then",
                reads: ["price", "effective_from", "product_id.tenant_id", "product_id.created_at"]
            ) { cells in
                guard cells[1] >= cells[3], cells[1] < world.setting.end else { return false }
                return rows.anyProduct(cells[2], created: cells[3]) { product, shop in
                    world.products.price(product, in: shop, at: cells[1]) == cells[0]
                }
            },
        ]
        book.sequences = [
            SequenceLaw(
                "intervals_adjoin", of: "price_history",
                "an interval begins where the one before it ends, at another price; only the last is open",
                owner: "product_id", reads: ["effective_from", "effective_to", "price"]
            ) { before, row in before.map { $0[1] == row[0] && $0[2] != row[2] } ?? true }
        ]
        book.childLaws = [
            ChildLaw(
                "history_is_whole", of: "products",
                "a product has no price history, or one of all points that begins when it was created and has one open end",
                reads: ["created_at"],
                children: [
                    .count("price_history", via: "product_id"),
                    .init(.minimum, of: "price_history", via: "product_id", reads: ["effective_from"]) { $0[0] },
                    .init(.count, of: "price_history", via: "product_id", reads: ["effective_to"]) {
                        $0[0] == Law.null ? 1 : nil
                    },
                ]
            ) { $0[1] == 0 || $0[1] == points && $0[2] == $0[0] && $0[3] == 1 }
        ]
        return book
    }
}
