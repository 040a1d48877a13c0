internal import LoamBytes
internal import LoamColumns
internal import LoamEngine
internal import LoamRandom
internal import LoamVocabulary
internal import LoamWorlds

/// The products table: its schema and the words of its enumerations.
enum ProductsTable {
    static let patterns = Enumeration(["none", "holiday", "summer", "back_to_school"])
    /// Index into `patterns` for each category.
    static let seasons: [Int32] = [1, 0, 2, 0, 3]
    static let brands = Enumeration(Catalogue.categoryNames.flatMap(Brands.of))

    enum Place {
        static let productID = 0, sku = 1, name = 2, category = 3, subcategory = 4, brand = 5, price = 6, cost = 7
        static let weight = 8, isSeasonal = 9, pattern = 10, supplier = 11
    }

    static let schema = TableSchema(
        "products", primaryKey: "product_id", "The catalogue",
        [
            Field("product_id", .uuid, "Key of the product"),
            Field("sku", .utf8, "Stock-keeping unit: two letters of the category and the product's number; unique"),
            Field("name", .utf8, "Brand, series and what it is; for books the title"),
            Field("category", .dictionary(Catalogue.categories), "One of five"),
            Field("subcategory", .dictionary(ProductKind.names), "One of the category's five"),
            Field("brand", .dictionary(brands), "Maker, or publisher of a book; one of 25 in its category"),
            Field("price", OrdersTable.money, unit: "USD", domain: "> 0", "Shelf price; lognormal by subcategory"),
            Field("cost", OrdersTable.money, unit: "USD", domain: "> 0", "Purchase price: 30 to 70 % of the price"),
            Field(
                "weight", .float64(decimals: 3), unit: "kg", domain: "> 0", "With packaging; lognormal by subcategory"),
            Field("is_seasonal", .bool, "Whether demand follows a season"),
            Field("seasonality_pattern", .dictionary(patterns), "Which season; none if it does not"),
            Field(
                "supplier_id", .uuid, references: ForeignKey("suppliers", "supplier_id"),
                "A supplier of the category's goods"),
        ])
}

/// The random streams of the products table, but for those of the catalogue; rows are product rows.
struct ProductStreams: Sendable {
    let brand, series, variant, noun, cost, weight: RandomStream

    init(_ book: StreamBook, rows: Int) {
        brand = book.stream("products", "brand", rows: rows)
        series = book.stream("products", "name", "series", rows: rows)
        variant = book.stream("products", "name", "variant", rows: rows)
        noun = book.stream("products", "name", "noun", rows: rows)
        cost = book.stream("products", "cost", rows: rows)
        weight = book.stream("products", "weight", rows: rows)
    }
}

struct ProductsSource: Source {
    let world: CommerceWorld
    let tables = [ProductsTable.schema]
    var driverCount: Int { world.catalogue.count }

    func makeGrower() -> any Grower { ProductGrower(world) }
}
