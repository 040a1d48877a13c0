internal import LoamColumns
internal import LoamEngine
internal import LoamRandom
internal import LoamWorlds

/// The products table.
enum MarketProductsTable {
    enum Place {
        static let productID = 0, tenantID = 1, sku = 2, name = 3, price = 4, categoryID = 5, active = 6, created = 7
    }

    static let schema = TableSchema(
        "products", primaryKey: "product_id", "The products of each tenant, in the order they were created",
        [
            Field("product_id", .uuid, "Key of the product"),
            TenantsTable.reference,
            Field("sku", .utf8, "Prefix of the category and the product's number; unique for a tenant"),
            Field("name", .utf8, "A quality, a line and the category"),
            Field(
                "price", .decimal(precision: 10, scale: 2), domain: "5.99..999.99",
                "Current price, in the tenant's currency; the open interval of the price history has the same"),
            Field(
                "category_id", .uuid, nullable: true, references: ForeignKey("categories", "category_id"),
                "The tenant's category; null for the 30 % that nobody has filed yet"),
            Field("active", .bool, "Whether it is sold: all but the least popular twentieth"),
            Field("created_at", .timestamp(.microseconds), "When it was created: in the year before the run"),
        ])
}

/// The random streams of the products table; rows are products.
struct MarketProductStreams: Sendable {
    let category, unfiled, quality, line: RandomStream

    init(_ book: inout StreamBook, rows: Int) {
        category = book.stream("products", "category_id", rows: rows)
        unfiled = book.stream("products", "category_id", "null", rows: rows)
        quality = book.stream("products", "name", "quality", rows: rows)
        line = book.stream("products", "name", "line", rows: rows)
    }

    /// The category of a product, filed or not: its SKU and its name show it.
    @inline(__always)
    func category(_ product: Int) -> Int {
        Int(category.draw(product).scaled(below: UInt64(CategoriesTable.names.count)))
    }
}

struct MarketProductsSource: Source {
    let world: MarketplaceWorld
    let tables = [MarketProductsTable.schema]
    var driverCount: Int { world.productSpans.rows }
    var sections: [SourceSection] { world.sections(world.productSpans) }

    func makeGrower() -> any Grower { MarketProductGrower(world) }
}
