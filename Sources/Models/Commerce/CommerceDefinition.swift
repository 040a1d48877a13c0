internal import LoamColumns
internal import LoamRecipe

/// What recipes may say about commerce.
enum CommerceDefinition {
    static let model = ModelDefinition(
        name: "commerce", meaning: "A shop: customers, suppliers, products, campaigns, orders and what they hold",
        parameters: parameters, effects: [surge, discount])

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
            "duration", .duration(3_600...631_152_000), defaultValue: .duration(RecipeDuration(seconds: 30 * 86_400)),
            meaning: "How long the run lasts, from --start on; at most 20 years"),
        ParameterDefinition(
            "payment_failure_rate", .percentage, defaultValue: .percentage(0.05),
            meaning: "Share of card, BNPL and UPI payments that fail; cash on delivery never does"),
        ParameterDefinition(
            "late_rate", .percentage, defaultValue: .percentage(0.05),
            meaning: "Share of deliveries later than promised on a normal day; surges raise it with demand"),
        ParameterDefinition(
            "cancellation_rate", .percentage, defaultValue: .percentage(0.02),
            meaning: "Share of paid orders that are cancelled"),
    ]

    /// Demand for everything rises and falls: lead-in, ramp, peak, decay.
    private static let surge = EffectDefinition(
        kind: "surge",
        meaning: "Demand rises to a multiple of normal and falls again; deliveries are late more often meanwhile",
        strength: ParameterDefinition(
            "strength", .number(0...1_000), unit: "times normal demand", meaning: "Demand at the peak", isRequired: true
        ),
        parameters: [
            ParameterDefinition(
                "lead_in", .duration(0...31_536_000), defaultValue: .duration(RecipeDuration(seconds: 0)),
                meaning: "How long before the window demand begins to rise, by up to a seventh of the way"),
            ParameterDefinition(
                "ramp", .duration(0...31_536_000), defaultValue: .duration(RecipeDuration(seconds: 0)),
                meaning: "How long demand takes from the start of the window to the peak"),
            ParameterDefinition(
                "decay", .duration(0...31_536_000), defaultValue: .duration(RecipeDuration(seconds: 0)),
                meaning: "How long demand takes back to normal after the window, from a third of the way"),
        ])

    /// Prices of some categories fall, and price-sensitive customers come for them.
    private static let discount = EffectDefinition(
        kind: "discount",
        meaning: "A campaign: lower prices in the target categories, which draws price-sensitive cohorts to them",
        target: ParameterDefinition(
            "target", .choices(Catalogue.categoryNames), meaning: "Categories whose prices fall", isRequired: true),
        strength: ParameterDefinition(
            "strength", .percentage, meaning: "Share of the price taken off", isRequired: true),
        parameters: [
            ParameterDefinition(
                "elasticity", .number(0...20), defaultValue: .number(2),
                meaning: "Demand for a target grows by elasticity x discount x relative price sensitivity of the cohort"
            ),
            ParameterDefinition(
                "campaign_type", .choice(CampaignTable.types.values), defaultValue: .text("flash_sale"),
                meaning: "What the campaigns table calls it"),
        ])
}
