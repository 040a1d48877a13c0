internal import LoamBytes
internal import LoamColumns
internal import LoamEngine
internal import LoamRandom
internal import LoamVocabulary

/// The tenants table.
enum TenantsTable {
    enum Place {
        static let tenantID = 0, name = 1, keyHash = 2, created = 3
    }

    static let schema = TableSchema(
        "tenants", primaryKey: "tenant_id", "The shops that share the system",
        [
            Field("tenant_id", .uuid, "Key of the tenant"),
            Field("name", .utf8, "Company name with its legal form"),
            Field("api_key_hash", .utf8, "SHA-256 of the tenant's API key, 64 hexadecimal digits"),
            Field("created_at", .timestamp(.microseconds), "When the tenant came: one to two years before the run"),
        ])

    /// A column that names the tenant.
    static let reference = Field(
        "tenant_id", .uuid, references: ForeignKey("tenants", "tenant_id"), "The tenant that it belongs to")
}

struct TenantsSource: Source {
    let world: MarketplaceWorld
    let tables = [TenantsTable.schema]
    var driverCount: Int { world.setting.tenants }

    func makeGrower() -> any Grower { TenantGrower(world) }
}

/// Grows batches of tenants.
final class TenantGrower: Grower {
    private let world: MarketplaceWorld
    private let families = LastNames.all
    private let trades = MarketplaceWords.trades
    private let familyTable: AliasTable
    private let tradeTable: AliasTable

    init(_ world: MarketplaceWorld) {
        self.world = world
        familyTable = AliasTable(weights: families.weights)
        tradeTable = AliasTable(weights: trades.weights)
    }

    func grow(_ drivers: Range<Int>, into batches: [Batch?]) {
        guard let batch = batches[0] else { return }
        typealias Place = TenantsTable.Place
        batch.rowCount = drivers.count
        let streams = world.tenants.streams
        let setting = world.setting
        var name = TextWriter(batch.columns[Place.name], rows: drivers.count, maximumWidth: 96)
        var hash = TextWriter(batch.columns[Place.keyHash], rows: drivers.count, maximumWidth: 64)
        for (row, tenant) in drivers.enumerated() {
            batch.columns[Place.tenantID].uuid[row] = world.tenants.key(of: tenant)
            let form = streams.form.draw(tenant).scaled(below: UInt64(MarketplaceWords.companyForms.count))
            let words = [
                families.words[familyTable.sample(streams.name.draw(tenant))],
                trades.words[tradeTable.sample(streams.trade.draw(tenant))], MarketplaceWords.companyForms[Int(form)],
            ]
            name.append(words.joined(separator: " "))
            name.endRow()
            hash.append(SHA256.text(of: world.tenants.apiKey(tenant)))
            hash.endRow()
            let since = streams.created.draw(tenant).scaled(below: UInt64(setting.opened - setting.founded))
            batch.columns[Place.created].int64[row] = setting.founded + Int64(since)
        }
        name.finish()
        hash.finish()
    }
}
