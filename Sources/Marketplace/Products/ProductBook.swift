internal import LoamWorlds

/// What products are, as functions of their row; the products table, orders, prices and stock ask the same functions.
struct ProductBook: Sendable {
    let keys: KeyStreams
    let prices: PriceBook
    private let created: RandomStream
    private let categories: RandomStream
    private let setting: MarketplaceSetting

    init(_ setting: MarketplaceSetting, products: Int, _ book: StreamBook) {
        self.setting = setting
        keys = book.key("products", "product_id", rows: products)
        prices = PriceBook(setting, products: products, book)
        created = book.stream("products", "created_at", rows: products)
        categories = book.stream("products", "category_id", rows: products)
    }

    /// The category of a product, filed or not: its SKU and its name show it.
    @inline(__always)
    func category(_ product: Int) -> Int {
        Int(categories.draw(product).scaled(below: UInt64(Categories.names.count)))
    }

    /// When a product was created: in the year before the run, in the order of the rows of a shop.
    @inline(__always)
    func created(_ product: Int, in shop: TenantShop) -> Int64 {
        Self.joined(
            product &- shop.products.lowerBound, of: shop.products.count, created.draw(product), setting)
    }

    /// The place in time of row `row` of `count` that came one after the other in the year before the run.
    @inline(__always)
    static func joined(_ row: Int, of count: Int, _ draw: UInt64, _ setting: MarketplaceSetting) -> Int64 {
        let width = setting.opened.distance(to: setting.start)
        let rank = (Double(row) + draw.unitInterval) / Double(count)
        return setting.opened.microseconds &+ min(width &- 1, Int64(rank * Double(width)))
    }

    /// Whether a product is sold: all but the least popular.
    @inline(__always)
    func isActive(_ product: Int, in shop: TenantShop) -> Bool {
        shop.productPlaces.inverse(product &- shop.products.lowerBound) < shop.soldProducts
    }

    /// The price of a product at a time of the run, in cents.
    @inline(__always)
    func price(_ product: Int, in shop: TenantShop, at time: Int64) -> Int64 {
        guard shop.pricedProducts.member(product &- shop.products.lowerBound) != nil else {
            return prices.current(product)
        }
        let created = created(product, in: shop)
        return prices.price(product, point: prices.point(product, at: time, created: created))
    }
}
