internal import LoamBytes
internal import LoamColumns
internal import LoamWorlds

/// What products keep, and what their histories keep with them.
enum MarketProductLaws {
    static func book(_ rows: MarketRows) -> LawBook {
        var book = LawBook()
        let (world, setting) = (rows.world, rows.world.setting)
        let prefixes = CategoriesTable.prefixes.values
        book.laws = [
            Law(
                "created_before_run", of: "products",
                "products are created in the year before the run, after their tenant",
                reads: ["created_at", "tenant_id.created_at"]
            ) { $0[0] >= setting.opened && $0[0] < setting.start && $0[0] >= $0[1] },
            Law(
                "category_of_tenant", of: "products", "a product's category is one of its own tenant",
                reads: ["tenant_id", "category_id.tenant_id"]
            ) { $0[1] == Law.null || $0[0] == $0[1] },
            Law(
                "sku_of_product", of: "products",
                "the SKU is the prefix of the category and the product's number, so no two products of a tenant share one",
                reads: ["sku", "tenant_id", "created_at"]
            ) { cells in
                rows.anyProduct(cells[1], created: cells[2]) { product, shop in
                    let digits = String(product - shop.products.lowerBound)
                    let number = String(repeating: "0", count: max(0, 6 - digits.utf8.count)) + digits
                    return cells[0] == Law.text(prefixes[world.productStreams.category(product)] + number)
                }
            },
            Law(
                "prefix_of_category", of: "products", "the SKU begins with the prefix of the category",
                reads: [CellPath("sku", prefix: 3), "category_id.sku_prefix"]
            ) { cells in
                guard cells[1] != Law.null else { return true }
                return prefixes.indices.contains(Int(cells[1])) && cells[0] == Law.prefix(prefixes[Int(cells[1])], 3)
            },
        ]
        book.sequences = [
            SequenceLaw(
                "in_order_of_creation", of: "products", "products of a tenant stand in the order they were created",
                owner: "tenant_id", reads: ["created_at"]
            ) { before, row in before.map { $0[0] <= row[0] } ?? true }
        ]
        book.expectations = [
            Expectation(
                share: "unfiled_products", of: "products", "share of products that nobody has filed under a category",
                reads: ["category_id"], expected: 0.3
            ) { $0[0] == Law.null }
        ]
        return book
    }
}
