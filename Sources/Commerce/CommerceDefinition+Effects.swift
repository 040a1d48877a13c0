internal import LoamWorlds

/// The kinds of effect that recipes of this model combine.
extension CommerceDefinition {
    static let effects = [
        surge, discount, paymentOutage, supplierOutage, viralProduct, returnWave, channelMigration, cohortDrift, season,
        ticketSurge,
    ]

    private static let anyLength = ParameterKind.duration(0...31_536_000)

    private static func duration(_ name: String, _ seconds: Int, _ meaning: String) -> ParameterDefinition {
        ParameterDefinition(
            name, anyLength, defaultValue: .duration(CalendarDuration(seconds: seconds)), meaning: meaning)
    }

    private static func share(_ name: String, _ value: Double, _ meaning: String) -> ParameterDefinition {
        ParameterDefinition(name, .percentage, defaultValue: .percentage(value), meaning: meaning)
    }

    private static func target(_ words: [String], _ meaning: String) -> ParameterDefinition {
        ParameterDefinition("target", .choices(words), meaning: meaning, isRequired: true)
    }

    private static func strength(
        _ kind: ParameterKind, unit: String = "", _ meaning: String
    ) -> ParameterDefinition {
        ParameterDefinition("strength", kind, unit: unit, meaning: meaning, isRequired: true)
    }

    /// Demand for everything rises and falls: lead-in, ramp, peak, decay.
    private static let surge = EffectDefinition(
        kind: "surge",
        meaning: "Demand rises to a multiple of normal and falls again; deliveries are late more often meanwhile",
        strength: strength(.number(0...1_000), unit: "times normal demand", "Demand at the peak"),
        parameters: [
            duration("lead_in", 0, "How long before the window demand begins to rise, by up to a seventh of the way"),
            duration("ramp", 0, "How long demand takes from the start of the window to the peak"),
            duration("decay", 0, "How long demand takes back to normal after the window, from a third of the way"),
        ])

    /// Prices of some categories fall, and price-sensitive customers come for them.
    private static let discount = EffectDefinition(
        kind: "discount",
        meaning: "A campaign: lower prices in the target categories, which draws price-sensitive cohorts to them",
        target: target(Catalogue.categoryNames, "Categories whose prices fall"),
        strength: strength(.percentage, "Share of the price taken off"),
        parameters: [
            ParameterDefinition(
                "elasticity", .number(0...20), defaultValue: .number(2),
                meaning: "Demand for a target grows by elasticity x discount x relative price sensitivity of the cohort"
            ),
            ParameterDefinition(
                "abandonment", .number(0...20), defaultValue: .number(0.4), unit: "times normal",
                meaning: "Abandoned carts while it lasts"),
            ParameterDefinition(
                "campaign_type", .choice(Campaigns.types.values), defaultValue: .text("flash_sale"),
                meaning: "What the campaigns table calls it"),
        ])

    /// Payments by some methods fail.
    private static let paymentOutage = EffectDefinition(
        kind: "payment_outage", meaning: "A gateway is down: payments fail, buyers leave with full carts",
        target: target(Cohort.payments.values.filter { $0 != "cod" }, "Payment methods that are hit"),
        strength: strength(.percentage, "Share of payments by these methods that the gateway loses"),
        parameters: [
            share("backup_capacity", 0, "Share of the lost payments that a backup gateway rescues"),
            share("give_up", 0.5, "Share of buyers with such a method who leave before they try to pay"),
        ])

    /// Suppliers do not deliver.
    private static let supplierOutage = EffectDefinition(
        kind: "supplier_outage", meaning: "Suppliers stop delivering; their best sellers run out of stock",
        target: target(Supplier.slugs, "Suppliers that do not deliver"),
        strength: strength(.percentage, "Share of their deliveries that do not come"),
        parameters: [
            ParameterDefinition(
                "affected_skus", .count(1...1_000_000), defaultValue: .count(35), unit: "products",
                meaning: "How many of their products are hit, the most popular first"),
            share("backup_capacity", 0, "Share of what is missing that a backup supplier delivers"),
        ])

    /// One product, exponential growth, finite stock.
    private static let viralProduct = EffectDefinition(
        kind: "viral_product",
        meaning: "The best seller of a subcategory goes viral: demand doubles and doubles until its stock is gone",
        target: ParameterDefinition(
            "target", .choice(ProductKind.names.values), meaning: "Subcategory whose best seller it is",
            isRequired: true),
        strength: strength(.number(0...1_000), unit: "times the shop's mean demand", "Orders for it at the peak"),
        parameters: [
            ParameterDefinition(
                "inventory", .count(0...1_000_000_000), defaultValue: .count(500), unit: "units",
                meaning: "How many there are when the window opens; no more come until it closes"),
            duration("doubling", 3_600, "How long demand takes to double on the way up"),
            duration("peak_after", 8 * 3_600, "How long after the start of the window demand is highest"),
            duration("half_life", 6 * 3_600, "How long demand takes to halve after the peak"),
        ])

    /// More comes back.
    private static let returnWave = EffectDefinition(
        kind: "return_wave", meaning: "More of what is delivered during the window is sent back",
        target: target(Catalogue.categoryNames, "Categories that come back"),
        strength: strength(.number(1...100), unit: "times the normal return rate", "Returns of these categories"),
        parameters: [
            ParameterDefinition(
                "extra_processing_days", .count(0...90), defaultValue: .count(6), unit: "days",
                meaning: "What processing such a return takes longer")
        ])

    /// Visits move between channels.
    private static let channelMigration = EffectDefinition(
        kind: "channel_migration", meaning: "A channel wins visits, partly from other channels",
        target: target(Cohort.channels.values, "Channels it draws from"),
        strength: strength(
            .percentage, "Visits the channel wins in the end, as a share of those of the channels it draws from"),
        parameters: [
            ParameterDefinition(
                "to", .choice(Cohort.channels.values), defaultValue: .text("mobile_app"),
                meaning: "The channel that wins"),
            share("cannibalization", 0.15, "Share of what it wins that the others lose; the rest is new"),
            duration("ramp", 0, "How long it takes from the start of the window to the full strength"),
        ])

    /// Cohorts change over time.
    private static let cohortDrift = EffectDefinition(
        kind: "cohort_drift",
        meaning: "The share of one age group grows over the window, and others take on its habits",
        target: ParameterDefinition(
            "target", .choice(Cohort.names.values), meaning: "The age group that grows", isRequired: true),
        strength: strength(.percentage, "What is added to its share of visits in the end"),
        parameters: [
            share("behavioral_shift", 0, "Share of the others' visits that use its channels in the end"),
            duration("ramp", 0, "How long it takes from the start of the window to the full strength"),
        ])

    /// A season of the year.
    private static let season = EffectDefinition(
        kind: "season", meaning: "Demand for some categories is in season, in some regions more than in others",
        target: target(Catalogue.categoryNames, "Categories in season"),
        strength: strength(.number(1...100), unit: "times normal", "Demand for them at the height of the season"),
        parameters: [
            duration("ramp", 0, "How long the season takes to its height"),
            duration("decay", 0, "How long before the end it begins to fade"),
            share("regional_variation", 0, "How much regions differ: 0 not at all, 100 % the Northeast nearly twice"),
        ])

    /// Support is busier than usual.
    private static let ticketSurge = EffectDefinition(
        kind: "ticket_surge", meaning: "Customers open tickets more readily, and answers take longer",
        strength: strength(
            .number(1...100), unit: "times normal", "Readiness to open a ticket; every chance stays below one"),
        parameters: [
            ParameterDefinition(
                "backlog", .number(0.1...100), defaultValue: .number(1), unit: "times normal",
                meaning: "How long answers take meanwhile")
        ])
}
