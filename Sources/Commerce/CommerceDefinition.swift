internal import LoamWorlds

/// What recipes may say about commerce.
enum CommerceDefinition {
    static let model = ModelDefinition(
        name: "commerce", meaning: "A shop: customers, suppliers, products, campaigns, orders and what they hold",
        parameters: parameters, effects: effects)

    private static let parameters: [ParameterDefinition] = [
        ParameterDefinition(
            "customers", .count(1...4_000_000_000), defaultValue: .count(10_000), unit: "customers",
            meaning: "Registered customers; all joined within the two years before the run"),
        ParameterDefinition(
            "products", .count(Catalogue.minimumProducts...10_000_000), defaultValue: .count(2_500), unit: "products",
            meaning: "Products in the catalogue, split over the five categories"),
        ParameterDefinition(
            "orders_per_day", .count(0...1_000_000_000), defaultValue: .count(2_500), unit: "orders/day",
            meaning: "Orders of an average day without effects; effects come on top"),
        ParameterDefinition(
            "orders", .count(0...CommerceSetting.maximumOrders), unit: "orders",
            meaning: "Exactly this many orders in the whole run, effects included; overrides orders_per_day"),
        ParameterDefinition(
            "duration", .duration(3_600...631_152_000), defaultValue: .duration(CalendarDuration(seconds: 30 * 86_400)),
            meaning: "How long the run lasts without control periods; at most 20 years"),
        ParameterDefinition(
            "control_before", .duration(0...315_576_000), defaultValue: .duration(CalendarDuration(seconds: 0)),
            meaning: "Ordinary time grown before; the windows of effects are counted from its end"),
        ParameterDefinition(
            "control_after", .duration(0...315_576_000), defaultValue: .duration(CalendarDuration(seconds: 0)),
            meaning: "Ordinary time grown after the duration"),
        ParameterDefinition(
            "sessions_per_order", .number(1...1_000), defaultValue: .number(8), unit: "sessions",
            meaning: "Visits for each order on an ordinary day; never fewer than orders and abandoned carts need"),
        ParameterDefinition(
            "abandonment_rate", .percentage, defaultValue: .percentage(0.25),
            meaning: "Abandoned carts as a share of abandoned carts and orders; at most 95 %"),
        ParameterDefinition(
            "payment_failure_rate", .percentage, defaultValue: .percentage(0.05),
            meaning: "Share of card, BNPL and UPI payments that fail; cash on delivery never does"),
        ParameterDefinition(
            "late_rate", .percentage, defaultValue: .percentage(0.05),
            meaning: "Share of deliveries later than promised on a normal day; surges raise it with demand"),
        ParameterDefinition(
            "cancellation_rate", .percentage, defaultValue: .percentage(0.02),
            meaning: "Share of paid orders that are cancelled"),
        ParameterDefinition(
            "damage_rate", .percentage, defaultValue: .percentage(0.01),
            meaning: "Share of delivered orders that arrive damaged"),
        ParameterDefinition(
            "return_rate", .percentage, defaultValue: .percentage(0.08),
            meaning: "Share of delivered items that are sent back"),
        ParameterDefinition(
            "contact_rate", .percentage, defaultValue: .percentage(0.6),
            meaning: "Share of customers who open a ticket when an order is late or damaged; others do less often"),
        ParameterDefinition(
            "safety_stock", .duration(0...31_536_000), defaultValue: .duration(CalendarDuration(seconds: 2 * 86_400)),
            meaning: "How long stock lasts when a supplier is late; after that the product is sold out"),
    ]
}
