internal import LoamBytes
internal import LoamColumns
internal import LoamWorlds

/// What products keep.
enum ProductLaws {
    static func book(_ world: CommerceWorld) -> LawBook {
        var book = LawBook()
        book.unique.append(.init("products", "sku"))
        let prefixes = SKU.prefixes.words.map { Law.prefix($0, 2) }
        let subcategories = ProductKind.all.count / Catalogue.categories.count
        let brands = ProductsTable.brands.count / Catalogue.categories.count
        book.laws += [
            Law("cost_below_price", of: "products", "cost is 30 to 70 % of the price", reads: ["price", "cost"]) {
                let (price, cost) = (Double($0[0]), Double($0[1]))
                return cost < price && cost >= 0.3 * price - 1 && cost <= 0.7 * price + 1
            },
            Law(
                "sku_fits_category", of: "products", "a SKU begins with the letters of its category",
                reads: ["category", CellPath("sku", prefix: 2)]
            ) { prefixes.indices.contains(Int($0[0])) && prefixes[Int($0[0])] == $0[1] },
            Law(
                "subcategory_fits_category", of: "products", "a subcategory belongs to its category",
                reads: ["category", "subcategory"]
            ) { $0[1] / Int64(subcategories) == $0[0] },
            Law(
                "brand_fits_category", of: "products", "a brand belongs to its category", reads: ["category", "brand"]
            ) { $0[1] / Int64(brands) == $0[0] },
            Law(
                "season_fits_category", of: "products", "demand is seasonal if and only if the category has a season",
                reads: ["category", "is_seasonal", "seasonality_pattern"]
            ) { cells in
                guard ProductsTable.seasons.indices.contains(Int(cells[0])) else { return false }
                let season = Int64(ProductsTable.seasons[Int(cells[0])])
                return cells[2] == season && (cells[1] == 1) == (season != 0)
            },
        ]
        return book
    }
}
