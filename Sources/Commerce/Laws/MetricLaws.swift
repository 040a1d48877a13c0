internal import LoamWorlds

/// What system metrics keep: they are sums over the rows of other tables, to the last digit.
enum MetricLaws {
    private static let failed: Int64 = 1

    static func book(_ world: CommerceWorld) -> LawBook {
        var book = LawBook()
        book.ordered.append(.init("system_metrics", "metric_ts"))
        let orders = AggregationLaw.Series("orders", at: "order_ts")
        let paid = AggregationLaw.Series("orders", at: "order_ts", reads: ["total_amount", "payment_status"]) {
            $0[1] != failed
        }
        let failures = AggregationLaw.Series("orders", at: "order_ts", reads: ["payment_status"]) { $0[0] == failed }
        let carts = AggregationLaw.Series("cart_abandonment", at: "abandon_ts")
        let sessions = AggregationLaw.Series("sessions", at: "ended_ts", reads: ["page_load_ms"])
        let tickets = AggregationLaw.Series("support_tickets", at: "created_ts")
        let figures: [(String, AggregationLaw.Figure)] = [
            ("orders", .count(orders)), ("support_tickets", .count(tickets)),
            ("payment_failure_rate", .ratio(failures, to: orders)),
            ("cart_abandonment_rate", .share(carts, besides: orders)),
            ("site_load_time_ms", .mean(sessions) { $0[0] }), ("turnover_usd", .sum(paid) { $0[0] }),
        ]
        book.aggregations = figures.map { word, figure in
            AggregationLaw(
                "metric_\(word)", of: "system_metrics", "\(word) is what the rows of its time add up to",
                time: "metric_ts", where: "metric_name", is: word, value: "metric_value",
                width: world.setting.grid.step * 1_000_000, origin: world.setting.start * 1_000_000, figure)
        }
        return book
    }
}
