internal import LoamWorlds

/// What recipes may say about a marketplace.
enum MarketplaceDefinition {
    static let model = ModelDefinition(
        name: "marketplace",
        meaning: "Many shops in one system: tenants with products, customers, orders, prices and stock of their own",
        parameters: sizes + histories + shapes)

    /// Far beyond what anyone stores, and far below any overflow.
    static let maximumRows = 100_000_000_000

    private static let sizes: [ParameterDefinition] = [
        ParameterDefinition(
            "tenants", .count(1...100_000), defaultValue: .count(2), unit: "tenants", meaning: "Shops in the system"),
        ParameterDefinition(
            "products_per_tenant", .count(1...1_000_000_000), defaultValue: .count(1_000), unit: "products",
            meaning: "Products of a tenant; of an average one with tenant_skew"),
        ParameterDefinition(
            "orders_per_tenant", .count(0...10_000_000_000), defaultValue: .count(5_000), unit: "orders",
            meaning: "Orders of a tenant in the whole run; of an average one with tenant_skew"),
        ParameterDefinition(
            "customers_per_tenant", .count(1...1_000_000_000), defaultValue: .count(100), unit: "customers",
            meaning: "Customers of a tenant; of an average one with tenant_skew"),
        ParameterDefinition(
            "duration", .duration(86_400...631_152_000),
            defaultValue: .duration(CalendarDuration(months: 6, seconds: 0)),
            meaning: "Over which time orders and stock events are spread; at most 20 years"),
    ]

    private static let histories: [ParameterDefinition] = [
        ParameterDefinition(
            "price_points", .count(1...100_000), defaultValue: .count(100), unit: "rows",
            meaning: "Price intervals of each product that has a price history"),
        ParameterDefinition(
            "price_products", .countOrAll(0...1_000_000_000), defaultValue: .count(1_000), unit: "products",
            meaning: "Products of a tenant that have a price history; the price of others never changes"),
        ParameterDefinition(
            "stock_events", .count(2...100_000), defaultValue: .count(1_000), unit: "rows",
            meaning: "Stock events of each product whose stock is kept, sales included"),
        ParameterDefinition(
            "stock_products", .countOrAll(0...1_000_000_000), defaultValue: .count(1_000), unit: "products",
            meaning: "Products of a tenant whose stock is kept"),
    ]

    private static let shapes: [ParameterDefinition] = [
        ParameterDefinition(
            "tenant_skew", .number(0...3), defaultValue: .number(0),
            meaning:
                "How unlike tenants are in size: the n-th largest has n^-tenant_skew of the largest; 0 is all alike"),
        ParameterDefinition(
            "customer_skew", .count(1...8), defaultValue: .count(2),
            meaning: "How unlike customers are: the busiest share x of them places x^(1/customer_skew) of the orders"),
        ParameterDefinition(
            "product_skew", .count(1...8), defaultValue: .count(3),
            meaning: "How unlike products are: the best-selling share x of them makes x^(1/product_skew) of the items"),
    ]
}
