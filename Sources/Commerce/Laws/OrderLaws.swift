internal import LoamVocabulary
internal import LoamWorlds

/// What orders keep with their sessions, customers and campaigns; their declaration has the rest.
enum OrderLaws {
    static func book(_ world: CommerceWorld) -> LawBook {
        var book = LawBook()
        book.unique.append(.init("orders", "session_id"))
        book.ordered.append(.init("orders", "order_ts"))
        book.laws = [taxOfState] + campaign
        let (start, end) = (world.setting.start * 1_000_000, world.setting.end * 1_000_000)
        book.laws += [
            Law(
                "order_ends_session", of: "orders",
                "an order is placed when its session ends, by the same customer and channel",
                reads: [
                    "order_ts", "session_id.ended_ts", "customer_id", "session_id.customer_id", "channel",
                    "session_id.channel",
                ]
            ) { $0[0] == $0[1] && $0[2] == $0[3] && $0[4] == $0[5] },
            Law("placed_within_run", of: "orders", "orders are placed within the run", reads: ["order_ts"]) {
                $0[0] >= start && $0[0] < end
            },
            Law(
                "placed_after_joining", of: "orders", "orders are placed after their customer joined",
                reads: ["order_ts", "customer_id.created_at"]
            ) { $0[0] >= $0[1] },
            Law(
                "payment_fits_cohort", of: "orders", "a cohort pays only as it does",
                reads: ["customer_id.cohort", "payment_type"]
            ) { has(Cohort.payment, $0[0], $0[1]) },
        ]
        // Drifts and migrations take cohorts to channels that are not theirs.
        if world.effects.drifts.isEmpty && world.effects.migrations.isEmpty { book.laws.append(channel) }
        return book
    }

    private static let channel =
        Law(
            "channel_fits_cohort", of: "orders", "a cohort orders only where it does",
            reads: ["customer_id.cohort", "channel"]
        ) { has(Cohort.channel, $0[0], $0[1]) }

    /// Whether a weight of a table by cohort is above 0.
    private static func has(_ weights: [[Double]], _ cohort: Int64, _ choice: Int64) -> Bool {
        guard weights.indices.contains(Int(cohort)) else { return false }
        let row = weights[Int(cohort)]
        return row.indices.contains(Int(choice)) && row[Int(choice)] > 0
    }

    /// Basis points, in the order of the states.
    private static let taxRates = States.all.map { Int64($0.salesTaxBasisPoints) }

    private static let taxOfState = Law(
        "tax_of_state", of: "orders", "tax is the sales tax of the customer's state on subtotal - discount",
        reads: ["tax", "subtotal", "discount", "customer_id.state"]
    ) {
        guard taxRates.indices.contains(Int($0[3])) else { return false }
        return $0[0] == (($0[1] &- $0[2]) &* taxRates[Int($0[3])] &+ 5_000) / 10_000
    }

    private static let campaign = [
        Law(
            "campaign_iff_discount", of: "orders", "an order has a campaign if and only if it has a discount",
            reads: ["campaign_id", "discount"]
        ) { ($0[0] != Law.null) == ($0[1] > 0) },
        Law(
            "inside_campaign", of: "orders", "an order of a campaign is placed inside its window",
            reads: ["order_ts", "campaign_id.start_ts", "campaign_id.end_ts"]
        ) { $0[1] == Law.null || $0[0] >= $0[1] && $0[0] < $0[2] },
    ]
}
