internal import LoamWorlds

/// The categories table: each tenant has the same ten, with keys of its own.
struct Categories {
    static let names = Enumeration([
        "Electronics", "Clothing", "Books", "Home & Garden", "Sports", "Beauty", "Toys", "Automotive", "Health",
        "Food & Beverage",
    ])
    /// What SKUs begin with.
    static let prefixes = Enumeration(names.values.map { String($0.prefix(3)).uppercased() })

    let source: DeclaredSource
    let id: ColumnHandle<UUIDWords>
    let tenant: ColumnHandle<UUIDWords>
    let prefix: ColumnHandle<Int32>

    init(_ world: MarketplaceWorld, _ tenants: Tenants, _ book: StreamBook) {
        let each = Self.names.count
        let spans = Spans([Int](repeating: each, count: world.setting.tenants))
        let builder = SourceBuilder(drivers: spans.rows, book)
        builder.sections { world.sections(spans) }
        let table = builder.table("categories", "The categories of each tenant")
        id = table.key("category_id", world.categoryKeys, "Key of the category")
        tenant = table.tenant(world, tenants, spans)
        table.choice("name", Self.names, "Name of the category; it ends the names of its products") { rows, out in
            out.each(rows) { Int32($0 % each) }
        }
        prefix = table.choice("sku_prefix", Self.prefixes, "What the SKUs of its products begin with") { rows, out in
            out.each(rows) { Int32($0 % each) }
        }
        source = builder.finish()
    }
}
