internal import LoamWorlds

/// What the deliveries of orders keep.
enum DeliveryLaws {
    private static let delivered = Int64(OrderStatus.delivered.index)
    private static let hour: Int64 = 3_600_000_000

    static func book(_ world: CommerceWorld) -> LawBook {
        var book = LawBook()
        let end = world.setting.end * 1_000_000
        book.laws = [
            Law(
                "promise_one_to_three_days", of: "orders", "delivery is promised one to three days after the order",
                reads: ["order_ts", "expected_delivery_ts"]
            ) {
                let wait = $0[1] &- $0[0]
                return wait == 24 * hour || wait == 48 * hour || wait == 72 * hour
            },
            Law(
                "arrival_iff_delivered", of: "orders", "an order has a delivery time if and only if it is delivered",
                reads: ["order_status", "actual_delivery_ts"]
            ) { ($0[0] == delivered) == ($0[1] != Law.null) },
            Law(
                "arrival_after_order", of: "orders", "a delivery comes after its order and before the run ends",
                reads: ["order_ts", "actual_delivery_ts"]
            ) { $0[1] == Law.null || $0[1] > $0[0] && $0[1] <= end },
            Law(
                "late_only_delivered", of: "orders", "only a delivered order is late",
                reads: ["order_status", "is_sla_breach"]
            ) { $0[1] == 0 || $0[0] == delivered },
            Law(
                "late_iff_delay", of: "orders", "an order is late if and only if it has hours of delay",
                reads: ["is_sla_breach", "delivery_delay_hours"]
            ) { ($0[0] == 1) == ($0[1] > 0) },
            Law(
                "delay_fits_arrival", of: "orders",
                "a late order has the whole hours between promise and delivery; one on time came within six",
                reads: ["expected_delivery_ts", "actual_delivery_ts", "is_sla_breach", "delivery_delay_hours"]
            ) {
                guard $0[1] != Law.null else { return $0[3] == 0 }
                let behind = $0[1] &- $0[0]
                return $0[2] == 1 ? behind / hour == $0[3] : behind >= -6 * hour && behind <= 6 * hour
            },
        ]
        book.expectations = [lateRate(world)]
        return book
    }

    /// Away from surges, which make deliveries late, and from the end of the run, where the late ones are still under way.
    private static func lateRate(_ world: CommerceWorld) -> Expectation {
        let busy = world.effects.surges.map { Window.microseconds($0.feltStart, $0.feltEnd) }
        let last = (world.setting.end - OrderFacts.longestDelivery) * 1_000_000
        return Expectation(
            share: "late_rate", of: "orders", "share of deliveries that are late on ordinary days",
            reads: ["order_ts", "order_status", "is_sla_breach"],
            among: { cells in
                guard cells[0] < last && cells[1] == delivered else { return false }
                return !busy.contains { $0.contains(cells[0]) }
            }, expected: world.setting.lateRate, has: { $0[2] == 1 })
    }
}
