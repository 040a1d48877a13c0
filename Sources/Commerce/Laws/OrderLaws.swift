internal import LoamVocabulary
internal import LoamWorlds

/// What orders keep about time, payment and money; `DeliveryLaws` has the rest.
enum OrderLaws {
    private static let failed = Int64(PaymentStatus.failed.index)
    private static let cancelled = Int64(OrderStatus.cancelled.index)
    private static let cashOnDelivery = Int64(PaymentMethod.cashOnDelivery.index)
    private static let card = Int64(PaymentMethod.card.index)
    private static let expiredCard = Int64(FailureReason.expiredCard.index)

    static func book(_ world: CommerceWorld) -> LawBook {
        var book = LawBook()
        book.unique.append(.init("orders", "session_id"))
        book.ordered.append(.init("orders", "order_ts"))
        book.laws = payment + money + campaign
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
        book.expectations = expectations(world)
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

    private static let payment = [
        Law(
            "reason_iff_failed", of: "orders", "a payment has a failure reason if and only if it failed",
            reads: ["payment_status", "payment_failure_reason"]
        ) { ($0[0] == failed) == ($0[1] != Law.null) },
        Law(
            "cash_never_fails", of: "orders", "cash on delivery does not fail",
            reads: ["payment_type", "payment_status"]
        ) { !($0[0] == cashOnDelivery && $0[1] == failed) },
        Law(
            "only_cards_expire", of: "orders", "only a card payment fails because the card expired",
            reads: ["payment_type", "payment_failure_reason"]
        ) { $0[1] != expiredCard || $0[0] == card },
        Law(
            "failed_is_cancelled", of: "orders", "an order whose payment failed is cancelled",
            reads: ["payment_status", "order_status"]
        ) { $0[0] != failed || $0[1] == cancelled },
    ]

    private static let money = [
        Law(
            "total_adds_up", of: "orders", "total_amount = subtotal - discount + tax + shipping_cost",
            reads: ["total_amount", "subtotal", "discount", "tax", "shipping_cost"]
        ) { $0[0] == $0[1] &- $0[2] &+ $0[3] &+ $0[4] },
        Law(
            "shipping_rule", of: "orders", "shipping is free from a subtotal of 50.00 on, else 5.99",
            reads: ["subtotal", "shipping_cost"]
        ) { $0[1] == ($0[0] >= 5_000 ? 0 : 599) },
        Law(
            "tax_of_state", of: "orders", "tax is the sales tax of the customer's state on subtotal - discount",
            reads: ["tax", "subtotal", "discount", "customer_id.state"]
        ) {
            guard taxRates.indices.contains(Int($0[3])) else { return false }
            return $0[0] == (($0[1] &- $0[2]) &* taxRates[Int($0[3])] &+ 5_000) / 10_000
        },
    ]

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

    private static func expectations(_ world: CommerceWorld) -> [Expectation] {
        let setting = world.setting
        let outages = world.effects.paymentOutages.map { Window.microseconds($0.start, $0.end) }
        return [
            Expectation(
                share: "payment_failure_rate", of: "orders",
                "share of payments by card, BNPL and UPI that fail while no gateway is down",
                reads: ["payment_type", "payment_status", "order_ts"],
                among: { cells in cells[0] != cashOnDelivery && !outages.contains { $0.contains(cells[2]) } },
                expected: setting.paymentFailureRate, has: { $0[1] == failed }),
            Expectation(
                share: "cancellation_rate", of: "orders", "share of paid orders that are cancelled",
                reads: ["payment_status", "order_status"], among: { $0[0] != failed },
                expected: setting.cancellationRate, has: { $0[1] == cancelled }),
        ]
    }
}
