internal import LoamWorlds

/// The parameters of a marketplace recipe, checked and in the units the model works in.
struct MarketplaceSetting: Sendable {
    let tenants: Int
    /// For an average tenant.
    let products: Int
    let orders: Int
    let customers: Int
    let pricePoints: Int
    let stockEvents: Int
    /// At most so many of each tenant; `Int.max` for all.
    let pricedProducts: Int
    let stockedProducts: Int
    let tenantSkew: Double
    let customerSkew: Int
    let productSkew: Int
    /// Orders are placed in start..<end.
    let start: Instant
    let end: Instant
    /// Products and customers come in opened..<start, tenants in founded..<opened.
    let founded: Instant
    let opened: Instant

    /// Microseconds.
    private static let year: Int64 = 365 * 86_400_000_000

    init(_ recipe: Recipe, start: Instant) throws(DocumentError) {
        let parameters = recipe.parameters
        tenants = try parameters.count("tenants")
        products = try parameters.count("products_per_tenant")
        orders = try parameters.count("orders_per_tenant")
        customers = try parameters.count("customers_per_tenant")
        pricePoints = try parameters.count("price_points")
        stockEvents = try parameters.count("stock_events")
        pricedProducts = try parameters.count("price_products", all: .max)
        stockedProducts = try parameters.count("stock_products", all: .max)
        tenantSkew = try parameters.number("tenant_skew")
        customerSkew = try parameters.count("customer_skew")
        productSkew = try parameters.count("product_skew")
        self.start = start
        opened = start.advanced(by: -Self.year)
        founded = start.advanced(by: -2 * Self.year)
        end = start.adding(try parameters.duration("duration"))
        guard TimestampText.years.contains(founded.microseconds),
            TimestampText.years.contains(end.microseconds)
        else {
            throw DocumentError(
                .outOfRange,
                "a run from \(TimestampText.seconds(start.microseconds)) needs dates outside of the years 0001 to 9999",
                file: "--start", hint: "choose a --start from 0003-01-01 on, and a run that ends before 9999-12-31")
        }
        try checkRows(recipe)
    }

    /// Counts are for each tenant, so a large one times many tenants may be more than anyone means.
    private func checkRows(_ recipe: Recipe) throws(DocumentError) {
        let rows = [
            ("products_per_tenant", products, 1), ("customers_per_tenant", customers, 1),
            ("orders_per_tenant", orders, 5), ("price_points", min(products, pricedProducts), pricePoints),
            ("stock_events", min(products, stockedProducts), stockEvents),
        ]
        for (name, count, each) in rows {
            let (one, first) = count.multipliedReportingOverflow(by: each)
            let (all, second) = one.multipliedReportingOverflow(by: tenants)
            guard !first, !second, all <= MarketplaceDefinition.maximumRows else {
                throw recipe.error(
                    .outOfRange,
                    "\(name) and tenants together make more than "
                        + "\(MarketplaceDefinition.maximumRows) rows", path: name, hint: "lower \(name) or tenants")
            }
        }
    }
}
