internal import LoamBytes
internal import LoamWorlds

/// What tenants keep.
enum TenantLaws {
    static func book(_ rows: MarketRows) -> LawBook {
        var book = LawBook()
        let (world, setting) = (rows.world, rows.world.setting)
        book.laws = [
            Law(
                "came_before_all", of: "tenants", "tenants came one to two years before the run", reads: ["created_at"]
            ) { $0[0] >= setting.founded && $0[0] < setting.opened },
            Law(
                "hash_of_key", of: "tenants", "api_key_hash is the SHA-256 of the tenant's key",
                reads: ["tenant_id", "api_key_hash"]
            ) { cells in
                guard let tenant = rows.tenant(cells[0]) else { return false }
                return cells[1] == Law.text(SHA256.text(of: world.tenants.apiKey(tenant)))
            },
        ]
        return book
    }
}
