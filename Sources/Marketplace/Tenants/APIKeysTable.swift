internal import LoamColumns
internal import LoamEngine

/// The keys themselves, for whoever uploads; in the tenants table stand their hashes only.
enum APIKeysTable {
    static let schema = TableSchema(
        "api_keys", primaryKey: "tenant_id", isSecret: true, "The API key of each tenant, for clients that upload",
        [
            Field("tenant_id", .uuid, references: ForeignKey("tenants", "tenant_id"), "The tenant that the key opens"),
            Field("api_key", .utf8, "The key; its SHA-256 stands in the tenants table"),
        ])
}

struct APIKeysSource: Source {
    let world: MarketplaceWorld
    let tables = [APIKeysTable.schema]
    var driverCount: Int { world.setting.tenants }

    func makeGrower() -> any Grower { APIKeyGrower(world: world) }
}

/// Grows batches of keys.
final class APIKeyGrower: Grower {
    private let world: MarketplaceWorld

    init(world: MarketplaceWorld) { self.world = world }

    func grow(_ drivers: Range<Int>, into batches: [Batch?]) {
        guard let batch = batches[0] else { return }
        batch.rowCount = drivers.count
        var key = TextWriter(batch.columns[1], rows: drivers.count, maximumWidth: 64)
        for (row, tenant) in drivers.enumerated() {
            batch.columns[0].uuid[row] = world.tenants.key(of: tenant)
            key.append(world.tenants.apiKey(tenant))
            key.endRow()
        }
        key.finish()
    }
}
