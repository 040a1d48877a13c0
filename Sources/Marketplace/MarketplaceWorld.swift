internal import LoamWorlds

/// A planned marketplace: everything that its tables share. Immutable.
final class MarketplaceWorld: Sendable {
    let setting: MarketplaceSetting
    let tenants: TenantBook
    let products: ProductBook
    let customers: CustomerBook
    let sales: SalesBook
    let productSpans: Spans
    let customerSpans: Spans
    let orderSpans: Spans
    /// Rows of price_history and of stock_events.
    let priceSpans: Spans
    let stockSpans: Spans
    let shops: [TenantShop]
    let priceKeys: KeyStreams
    let categoryKeys: KeyStreams

    init(_ setting: MarketplaceSetting, _ book: StreamBook) {
        self.setting = setting
        tenants = TenantBook(setting, book)
        let sizes = TenantSizes(setting, book)
        productSpans = Spans(sizes.counts(mean: setting.products, least: 1))
        customerSpans = Spans(sizes.counts(mean: setting.customers, least: 1))
        orderSpans = Spans(sizes.counts(mean: setting.orders, least: 0))
        products = ProductBook(setting, products: productSpans.rows, book)
        customers = CustomerBook(setting, customers: customerSpans.rows, book)
        sales = SalesBook(setting, products: products, orders: orderSpans.rows, book)
        let shopStreams = ShopStreams(book)
        let (spans, grids, tenants) = ((productSpans, customerSpans, orderSpans), sales.grids, tenants)
        let shops = (0..<setting.tenants).map { tenant in
            TenantShop(
                setting, products: spans.0[tenant], customers: spans.1[tenant], orders: spans.2[tenant],
                currency: tenants.currency(tenant), grids: grids, streams: shopStreams, tenant: tenant)
        }
        self.shops = shops
        priceSpans = Spans(shops.map { $0.pricedProducts.count * setting.pricePoints })
        stockSpans = Spans(shops.map { $0.stockedProducts.count * setting.stockEvents })
        priceKeys = book.key("price_history", "id", rows: priceSpans.rows)
        categoryKeys = book.key("categories", "category_id", rows: setting.tenants * Categories.names.count)
    }

    /// The parts of a source whose driver rows are these, tenant by tenant.
    func sections(_ spans: Spans) -> [SourceSection] {
        (0..<setting.tenants).map { SourceSection(tenants.key(of: $0).text, drivers: spans[$0]) }
    }
}
