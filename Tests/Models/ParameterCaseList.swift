import LoamColumns

/// The rows of the table in docs/models/commerce.md, in its order.
extension ParameterCase {
    static let all: [ParameterCase] = model + demand + payment + stock + people + aftermath

    private static let model: [ParameterCase] = [
        .init(
            parameter: "customers", statistic: "rows of customers", values: ("100", "300"),
            measure: Measure.rows("customers")),
        .init(
            parameter: "products", statistic: "rows of products", values: ("50", "100"),
            measure: Measure.rows("products")),
        .init(
            parameter: "orders_per_day", statistic: "rows of orders", values: ("500", "1000"),
            measure: Measure.rows("orders")),
        .init(
            parameter: "orders", statistic: "rows of orders", values: ("500", "1000"), measure: Measure.rows("orders")),
        .init(
            parameter: "duration", statistic: "rows of system_metrics", values: ("1d", "3d"),
            measure: Measure.rows("system_metrics")),
        .init(
            parameter: "control_before", statistic: "time from the start to the first window of a label",
            values: ("1d", "2d"), settings: surge, measure: Measure.firstWindow),
        .init(
            parameter: "control_after", statistic: "rows of system_metrics", values: ("0d", "2d"),
            measure: Measure.rows("system_metrics")),
        .init(
            parameter: "sessions_per_order", statistic: "sessions per order", values: ("4", "12"),
            measure: Measure.ratio("sessions", of: "orders")),
        .init(
            parameter: "abandonment_rate", statistic: "abandoned carts per order", values: ("10%", "50%"),
            measure: Measure.ratio("cart_abandonment", of: "orders")),
        .init(
            parameter: "payment_failure_rate", statistic: "share of orders whose payment failed", values: ("2%", "10%"),
            measure: Measure.share("orders", "payment_status", "failed")),
        .init(
            parameter: "late_rate", statistic: "share of orders delivered late", values: ("2%", "20%"),
            measure: Measure.mean("orders", "is_sla_breach")),
        .init(
            parameter: "cancellation_rate", statistic: "share of orders cancelled", values: ("1%", "20%"),
            measure: Measure.share("orders", "order_status", "cancelled")),
        .init(
            parameter: "damage_rate", statistic: "share of returns that were damaged in shipping",
            values: ("1%", "20%"),
            settings: ["control_after": "20d", "orders_per_day": "300"],
            measure: Measure.share("returns", "return_reason", "damaged_in_shipping")),
        .init(
            parameter: "return_rate", statistic: "returns per order", values: ("4%", "16%"),
            settings: ["control_after": "20d", "orders_per_day": "300"], measure: Measure.ratio("returns", of: "orders")
        ),
        .init(
            parameter: "contact_rate", statistic: "tickets per order", values: ("20%", "80%"),
            measure: Measure.ratio("support_tickets", of: "orders")),
        .init(
            parameter: "safety_stock", statistic: "stock_out rows of stock_movements", values: ("0d", "6d"),
            rises: false,
            settings: ["control_after": "20d", "orders_per_day": "300"],
            measure: Measure.share("stock_movements", "kind", "stock_out")),
    ]

    /// An effect from hour 24 to hour 48 of three days.
    private static func effect(_ kind: String, _ settings: [String: String] = [:]) -> [String: String] {
        settings.merging(["kind": kind]) { own, _ in own }
    }

    private static let surge = effect("surge", ["it.strength": "3"])
    private static let discount = effect("discount", ["it.target": "beauty", "it.strength": "40%"])

    private static let demand: [ParameterCase] = [
        .init(
            parameter: "surge.strength", statistic: "orders in the window", values: ("1.5", "4"), settings: surge,
            measure: Measure.hours("orders", "order_ts", 24..<48)),
        .init(
            parameter: "surge.lead_in", statistic: "orders in the twelve hours before the window",
            values: ("0h", "12h"),
            factor: 1.05, settings: effect("surge", ["it.strength": "8"]),
            measure: Measure.hours("orders", "order_ts", 12..<24)),
        .init(
            parameter: "surge.ramp", statistic: "orders in the first half of the window", values: ("0h", "24h"),
            rises: false,
            settings: surge, measure: Measure.hours("orders", "order_ts", 24..<36)),
        .init(
            parameter: "surge.decay", statistic: "orders in the twelve hours after the window", values: ("0h", "12h"),
            settings: effect("surge", ["it.strength": "8"]), measure: Measure.hours("orders", "order_ts", 48..<60)),
        .init(
            parameter: "window.start", statistic: "time from the start to the first window of a label",
            values: ("24h", "36h"), settings: surge, measure: Measure.firstWindow),
        .init(
            parameter: "window.duration", statistic: "labels", values: ("12h", "24h"), settings: surge,
            measure: Measure.rows("labels")),
        .init(
            parameter: "discount.target", statistic: "share of discounted items that are books",
            values: ("beauty", "books"),
            settings: discount,
            measure: Measure.labelledShare("order_items", key: "order_item_id", role: "discounted", "category", "books")
        ),
        .init(
            parameter: "discount.strength", statistic: "mean discount of an order", values: ("10%", "50%"),
            settings: discount,
            measure: Measure.mean("orders", "discount")),
        .init(
            parameter: "discount.elasticity", statistic: "orders in the window", values: ("0", "8"), settings: discount,
            measure: Measure.hours("orders", "order_ts", 24..<48)),
        .init(
            parameter: "discount.abandonment", statistic: "abandoned carts in the window", values: ("0.2", "1"),
            settings: discount, measure: Measure.hours("cart_abandonment", "abandon_ts", 24..<48)),
        .init(
            parameter: "discount.campaign_type", statistic: "campaigns called clearance",
            values: ("seasonal", "clearance"),
            settings: discount, measure: Measure.share("campaigns", "campaign_type", "clearance")),
        .init(
            parameter: "season.target", statistic: "share of seasonal items that are books", values: ("home", "books"),
            settings: effect("season", ["it.target": "home", "it.strength": "3"]),
            measure: Measure.labelledShare("order_items", key: "order_item_id", role: "seasonal", "category", "books")),
        .init(
            parameter: "season.strength", statistic: "seasonal items", values: ("1.5", "4"),
            settings: effect("season", ["it.target": "home"]), measure: Measure.labels("seasonal")),
        .init(
            parameter: "season.ramp", statistic: "seasonal items", values: ("0h", "24h"), rises: false,
            settings: effect("season", ["it.target": "home", "it.strength": "3"]), measure: Measure.labels("seasonal")),
        .init(
            parameter: "season.decay", statistic: "seasonal items", values: ("0h", "24h"), rises: false,
            settings: effect("season", ["it.target": "home", "it.strength": "3"]), measure: Measure.labels("seasonal")),
        .init(
            parameter: "season.regional_variation", statistic: "seasonal share in the Northeast over that in the South",
            values: ("0%", "100%"), settings: effect("season", ["it.target": "home", "it.strength": "3"]),
            measure: Measure.northOverSouth),
    ]

    private static let outage = effect("payment_outage", ["it.target": "card", "it.strength": "80%"])

    private static let payment: [ParameterCase] = [
        .init(
            parameter: "payment_outage.target", statistic: "orders failed by the outage",
            values: ("upi", "[card, upi]"),
            settings: outage, measure: Measure.labels("payment_failed")),
        .init(
            parameter: "payment_outage.strength", statistic: "orders failed by the outage", values: ("30%", "90%"),
            settings: outage, measure: Measure.labels("payment_failed")),
        .init(
            parameter: "payment_outage.backup_capacity", statistic: "orders failed by the outage",
            values: ("0%", "70%"),
            rises: false, settings: outage, measure: Measure.labels("payment_failed")),
        .init(
            parameter: "payment_outage.give_up", statistic: "carts left because payment failed", values: ("10%", "80%"),
            settings: outage, measure: Measure.labels("gave_up", table: "cart_abandonment")),
    ]

    private static let supplier = effect("supplier_outage", ["it.target": "china_main", "it.strength": "80%"])
    private static let viral = effect(
        "viral_product", ["it.target": "skincare", "it.strength": "1", "it.inventory": "100000"])

    private static let stock: [ParameterCase] = [
        .init(
            parameter: "supplier_outage.target", statistic: "share of stock-outs that are clothing",
            values: ("china_main", "bangladesh"), settings: supplier,
            measure: Measure.labelledShare(
                "stock_movements", key: "movement_id", role: "stock_out", "category", "clothing")),
        .init(
            parameter: "supplier_outage.strength", statistic: "stock-outs due to the outage", values: ("20%", "90%"),
            settings: supplier, measure: Measure.labels("stock_out")),
        .init(
            parameter: "supplier_outage.affected_skus", statistic: "stock-outs due to the outage", values: ("3", "15"),
            settings: supplier, measure: Measure.labels("stock_out")),
        .init(
            parameter: "supplier_outage.backup_capacity", statistic: "stock-outs due to the outage",
            values: ("0%", "70%"),
            rises: false, settings: supplier, measure: Measure.labels("stock_out")),
        .init(
            parameter: "viral_product.target", statistic: "share of viral items that are fragrances",
            values: ("skincare", "fragrances"), settings: viral,
            measure: Measure.labelledShare(
                "order_items", key: "order_item_id", role: "viral", "subcategory", "fragrances")),
        .init(
            parameter: "viral_product.strength", statistic: "orders with the viral product", values: ("0.5", "2"),
            settings: viral, measure: Measure.labels("viral", table: "orders")),
        .init(
            parameter: "viral_product.inventory", statistic: "orders with the viral product", values: ("50", "200"),
            settings: viral, measure: Measure.labels("viral", table: "orders")),
        .init(
            parameter: "viral_product.doubling", statistic: "orders with the viral product", values: ("1h", "6h"),
            settings: viral, measure: Measure.labels("viral", table: "orders")),
        .init(
            parameter: "viral_product.peak_after", statistic: "mean time of the orders with the viral product",
            values: ("6h", "18h"), factor: 1.05, settings: viral,
            measure: { world in
                let times = Measure.labelledTimes(world, "orders", key: "order_id", time: "order_ts", role: "viral")
                return times.reduce(0.0) { $0 + Double($1 / 1_000_000 - 1_735_689_600) } / Double(max(1, times.count))
            }),
        .init(
            parameter: "viral_product.half_life", statistic: "orders with the viral product", values: ("1h", "12h"),
            settings: viral, measure: Measure.labels("viral", table: "orders")),
    ]

    private static let migration = effect(
        "channel_migration", ["it.target": "[web, mobile_web]", "it.strength": "40%", "it.cannibalization": "50%"])
    private static let drift = effect("cohort_drift", ["it.target": "boomer", "it.strength": "20%"])

    private static let people: [ParameterCase] = [
        .init(
            parameter: "channel_migration.target", statistic: "visits that moved", values: ("web", "[web, mobile_web]"),
            settings: migration, measure: Measure.labels("migrated", table: "sessions")),
        .init(
            parameter: "channel_migration.to", statistic: "share of visits by web", values: ("mobile_app", "web"),
            settings: effect(
                "channel_migration",
                ["it.target": "mobile_web", "it.strength": "80%", "it.cannibalization": "50%"]),
            measure: Measure.share("sessions", "channel", "web")),
        .init(
            parameter: "channel_migration.strength", statistic: "share of visits by the winning channel",
            values: ("10%", "60%"), settings: migration, measure: Measure.share("sessions", "channel", "mobile_app")),
        .init(
            parameter: "channel_migration.cannibalization", statistic: "visits that moved", values: ("10%", "90%"),
            settings: migration, measure: Measure.labels("migrated", table: "sessions")),
        .init(
            parameter: "channel_migration.ramp", statistic: "visits that moved", values: ("0h", "24h"), rises: false,
            settings: migration, measure: Measure.labels("migrated", table: "sessions")),
        .init(
            parameter: "cohort_drift.target", statistic: "share of orders by millennials",
            values: ("boomer", "millennial"),
            settings: drift, measure: Measure.cohort("millennial")),
        .init(
            parameter: "cohort_drift.strength", statistic: "share of orders by the cohort", values: ("5%", "40%"),
            settings: drift, measure: Measure.cohort("boomer")),
        .init(
            parameter: "cohort_drift.behavioral_shift", statistic: "visits that changed channel",
            values: ("10%", "60%"),
            settings: drift, measure: Measure.labels("shifted", table: "sessions")),
        .init(
            parameter: "cohort_drift.ramp", statistic: "visits that changed cohort", values: ("0h", "24h"),
            rises: false,
            settings: drift, measure: Measure.labels("drifted", table: "sessions")),
    ]

    private static let wave = effect(
        "return_wave",
        ["it.target": "clothing", "it.strength": "3", "control_after": "20d", "orders_per_day": "300"])
    private static let tickets = effect("ticket_surge", ["it.strength": "2"])

    private static let aftermath: [ParameterCase] = [
        .init(
            parameter: "return_wave.target", statistic: "share of additional returns that are books",
            values: ("clothing", "books"), settings: wave,
            measure: Measure.labelledShare("returns", key: "return_id", role: "returned", "category", "books")),
        .init(
            parameter: "return_wave.strength", statistic: "additional returns", values: ("1.5", "6"), settings: wave,
            measure: Measure.labels("returned")),
        .init(
            parameter: "return_wave.extra_processing_days", statistic: "mean processing_days of the additional returns",
            values: ("0", "10"), settings: wave.merging(["control_after": "40d"]) { $1 },
            measure: Measure.labelledMean("returns", key: "return_id", role: "returned", "processing_days")),
        .init(
            parameter: "ticket_surge.strength", statistic: "additional tickets", values: ("1.2", "3"),
            settings: tickets,
            measure: Measure.labels("extra_ticket")),
        .init(
            parameter: "ticket_surge.backlog", statistic: "mean resolution_minutes of the additional tickets",
            values: ("1", "3"), settings: tickets.merging(["control_after": "10d"]) { $1 },
            measure: Measure.labelledMean(
                "support_tickets", key: "ticket_id", role: "extra_ticket", "resolution_minutes")),
    ]
}
