internal import LoamWorlds

/// What rows of one tenant have in common: where they stand in each table, and the arithmetic of who buys what.
struct TenantShop: Sendable {
    /// Rows of the tables.
    let products: Range<Int>
    let customers: Range<Int>
    let orders: Range<Int>
    /// Index into `Orders.currencies`.
    let currency: Int32
    /// From popularity to row of the tenant's products, and from activity to row of its customers.
    let productPlaces: Permutation
    let customerPlaces: Permutation
    /// The most popular products are sold; the others are no longer active.
    let soldProducts: Int
    let lanes: [SalesLane]
    let pricedProducts: EvenSample
    let stockedProducts: EvenSample

    /// One in so many products is inactive.
    static let inactiveShare = 20

    init(
        _ setting: MarketplaceSetting, products: Range<Int>, customers: Range<Int>, orders: Range<Int>,
        currency: Int32, grids: ItemGrids, streams: ShopStreams, tenant: Int
    ) {
        self.products = products
        self.customers = customers
        self.orders = orders
        self.currency = currency
        productPlaces = Permutation(count: products.count, stream: streams.products.attempt(tenant + 1))
        customerPlaces = Permutation(count: customers.count, stream: streams.customers.attempt(tenant + 1))
        let sold = products.count - products.count / Self.inactiveShare
        soldProducts = sold
        let grid = grids.grid(products: sold)
        lanes = (0..<grid.lanes).map { lane in
            let sales = grids.sales(of: lane, orders: orders, grid)
            return SalesLane(
                sales: sales, products: (sold - lane + grid.lanes - 1) / grid.lanes,
                places: Permutation(
                    count: max(1, sales), stream: streams.sales.attempt(tenant * ItemGrid.mostLanes + lane + 1)))
        }
        pricedProducts = EvenSample(setting.pricedProducts, of: products.count, phase: 0)
        stockedProducts = EvenSample(setting.stockedProducts, of: products.count, phase: 1)
    }
}

/// The streams behind the permutations of shops; each tenant has attempts of its own.
struct ShopStreams: Sendable {
    let products, customers, sales: RandomStream

    init(_ book: StreamBook) {
        products = book.stream("products", "product_id", "popularity", rows: 64)
        customers = book.stream("customers", "customer_id", "activity", rows: 64)
        sales = book.stream("order_items", "product_id", "sale", rows: 64)
    }
}

/// The sales of every n-th product of a tenant, n being the number of lanes. An order has at most one item from each lane,
/// so that no product stands in it twice.
struct SalesLane: Sendable {
    /// Items sold in the run, and products they are spread over.
    let sales: Int
    let products: Int
    /// From the number of a sale in time to its number by popularity.
    let places: Permutation
}
