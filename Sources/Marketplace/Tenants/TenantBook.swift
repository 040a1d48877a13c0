internal import LoamBytes
internal import LoamColumns
internal import LoamRandom
internal import LoamVocabulary
internal import LoamWorlds

/// Who the tenants are, as functions of their row.
struct TenantBook: Sendable {
    let keys: KeyStreams
    let streams: TenantStreams
    private let secret: [RandomStream]

    init(_ setting: MarketplaceSetting, _ book: inout StreamBook) {
        keys = book.key("tenants", "tenant_id", rows: setting.tenants)
        streams = TenantStreams(&book, rows: setting.tenants)
        secret = (0..<3).map { book.stream("api_keys", "api_key", "part \($0)", rows: setting.tenants) }
    }

    @inline(__always)
    func key(of tenant: Int) -> UUIDWords { keys.uuid(tenant) }

    /// Index into `MarketOrderWords.currencies`. One currency a tenant, since a product has one price.
    func currency(_ tenant: Int) -> Int32 {
        Int32(streams.currency.draw(tenant).scaled(below: UInt64(MarketOrderWords.currencies.count)))
    }

    /// The key that opens the tenant's doors: `mk_` and 48 hexadecimal digits. Of the seed, like everything: a key for
    /// tests, and no secret for whoever knows the seed.
    func apiKey(_ tenant: Int) -> String {
        "mk_" + secret.map { HexText.text($0.draw(tenant)) }.joined()
    }
}

/// The random streams of the tenants table; rows are tenants.
struct TenantStreams: Sendable {
    let name, trade, form, created, currency: RandomStream

    init(_ book: inout StreamBook, rows: Int) {
        name = book.stream("tenants", "name", "family", rows: rows)
        trade = book.stream("tenants", "name", "trade", rows: rows)
        form = book.stream("tenants", "name", "form", rows: rows)
        created = book.stream("tenants", "created_at", rows: rows)
        currency = book.stream("orders", "currency", rows: rows)
    }
}
