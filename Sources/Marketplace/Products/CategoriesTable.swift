internal import LoamBytes
internal import LoamColumns
internal import LoamEngine
internal import LoamWorlds

/// The categories table: each tenant has the same ten, with keys of its own.
enum CategoriesTable {
    static let names = Enumeration([
        "Electronics", "Clothing", "Books", "Home & Garden", "Sports", "Beauty", "Toys", "Automotive", "Health",
        "Food & Beverage",
    ])
    /// What SKUs begin with.
    static let prefixes = Enumeration(names.values.map { String($0.prefix(3)).uppercased() })

    static let schema = TableSchema(
        "categories", primaryKey: "category_id", "The categories of each tenant",
        [
            Field("category_id", .uuid, "Key of the category"),
            TenantsTable.reference,
            Field("name", .dictionary(names), "Name of the category; it ends the names of its products"),
            Field("sku_prefix", .dictionary(prefixes), "What the SKUs of its products begin with"),
        ])
}

struct CategoriesSource: Source {
    let world: MarketplaceWorld
    let tables = [CategoriesTable.schema]
    var driverCount: Int { world.setting.tenants * CategoriesTable.names.count }
    var sections: [SourceSection] {
        let each = CategoriesTable.names.count
        return (0..<world.setting.tenants).map {
            SourceSection(world.tenants.key(of: $0).text, drivers: $0 * each..<($0 + 1) * each)
        }
    }

    func makeGrower() -> any Grower { CategoryGrower(world: world) }
}

/// Grows batches of categories.
final class CategoryGrower: Grower {
    private let world: MarketplaceWorld

    init(world: MarketplaceWorld) { self.world = world }

    func grow(_ drivers: Range<Int>, into batches: [Batch?]) {
        guard let batch = batches[0] else { return }
        batch.rowCount = drivers.count
        for (row, category) in drivers.enumerated() {
            let (tenant, name) = category.quotientAndRemainder(dividingBy: CategoriesTable.names.count)
            batch.columns[0].uuid[row] = world.categoryKeys.uuid(category)
            batch.columns[1].uuid[row] = world.tenants.key(of: tenant)
            batch.columns[2].int32[row] = Int32(name)
            batch.columns[3].int32[row] = Int32(name)
        }
    }
}
