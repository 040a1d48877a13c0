internal import LoamVocabulary
internal import LoamWorlds

/// Who the tenants are, as functions of their row.
struct TenantBook: Sendable {
    let keys: KeyStreams
    private let currencies: RandomStream
    private let secret: [RandomStream]

    init(_ setting: MarketplaceSetting, _ book: StreamBook) {
        keys = book.key("tenants", "tenant_id", rows: setting.tenants)
        currencies = book.stream("orders", "currency", rows: setting.tenants)
        secret = (0..<3).map { book.stream("api_keys", "api_key", "part \($0)", rows: setting.tenants) }
    }

    @inline(__always)
    func key(of tenant: Int) -> UUIDWords { keys.uuid(tenant) }

    /// Index into `Orders.currencies`. One currency a tenant, since a product has one price.
    func currency(_ tenant: Int) -> Int32 {
        Int32(currencies.draw(tenant).scaled(below: UInt64(Orders.currencies.count)))
    }

    /// The key that opens the tenant's doors: `mk_` and 48 hexadecimal digits. Of the seed, like everything: a key for
    /// tests, and no secret for whoever knows the seed.
    func apiKey(_ tenant: Int) -> String {
        "mk_" + secret.map { HexText.text($0.draw(tenant)) }.joined()
    }
}
