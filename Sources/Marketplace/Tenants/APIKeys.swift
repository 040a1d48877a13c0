internal import LoamWorlds

/// The keys themselves, for those who upload; the tenants table has their hashes only.
struct APIKeys {
    let source: DeclaredSource

    init(_ world: MarketplaceWorld, _ tenants: Tenants, _ book: StreamBook) {
        let builder = SourceBuilder(drivers: world.setting.tenants, book)
        let table = builder.table(
            "api_keys", "The API key of each tenant, for clients that upload", isSecret: true)
        table.key("tenant_id", to: tenants.id, "The tenant that the key opens") { rows, out in
            out.each(rows) { world.tenants.key(of: $0) }
        }
        table.text("api_key", width: 64, "The key; its SHA-256 stands in the tenants table") { rows, out in
            for tenant in rows {
                out.append(world.tenants.apiKey(tenant))
                out.endRow()
            }
        }
        source = builder.finish()
    }
}
