internal import LoamWorlds

/// How orders are delivered.
extension Orders {
    private static let delivered = Int64(OrderStatus.delivered.index)
    private static let hour: Int64 = 3_600_000_000

    /// When an order was promised and came.
    static func declareDelivery(
        _ table: TableBuilder, _ world: CommerceWorld, _ stages: OrderStages, time: ColumnHandle<Int64>,
        status: ColumnHandle<Int32>
    ) {
        let facts = stages.facts
        let expected = table.timestamp(
            "expected_delivery_ts", resolution: .seconds, "Delivery as promised: one to three days after the order")
        table.fill(expected, after: stages.delivered) { rows, cells, scratch in
            let promised = scratch[facts].scratch.expected
            cells[expected].each(rows) { promised[$0 &- rows.lowerBound] &* 1_000_000 }
        }
        let late = table.flag("is_sla_breach", "Whether it was delivered at least twelve hours late")
        let delay = table.int32(
            "delivery_delay_hours", unit: "hours", domain: "0, 12..72",
            "Whole hours between promise and delivery if late, else 0")
        let actual = table.timestamp(
            "actual_delivery_ts", resolution: .seconds, nullable: true,
            "When it was delivered; null unless the status is delivered")
        table.fill(late, delay, actual, after: stages.delivered) { rows, cells, scratch in
            let found = scratch[facts].scratch
            let (breaches, delays, delivered) = (cells[late], cells[delay], OrderFacts.Status.delivered)
            let (arrivals, valid) = (cells[actual], cells.valid(actual))
            for row in rows {
                let place = row &- rows.lowerBound
                delays[row] = 0
                guard found.status[place] == delivered else {
                    valid[row] = false
                    continue
                }
                arrivals[row] = found.arrival[place] &* 1_000_000
                guard found.isLate[place] else { continue }
                breaches[row] = true
                delays[row] = Int32(
                    truncatingIfNeeded: (found.arrival[place] &- found.expected[place]) / OrderFacts.hour)
            }
        }
        table.laws { laws in
            declare(
                laws, end: world.setting.end * 1_000_000, time: time, status: status, expected: expected, late: late,
                delay: delay, actual: actual)
            // Away from surges, which make deliveries late, and from the end of the run, where the late ones are still under way.
            let busy = world.effects.surges.map { Window.microseconds($0.feltStart, $0.feltEnd) }
            let last = (world.setting.end - OrderFacts.longestDelivery) * 1_000_000
            laws.expect(
                share: "late_rate", "share of deliveries that are late on ordinary days", reads: [time, status, late],
                among: { cells in
                    guard cells[0] < last && cells[1] == delivered else { return false }
                    return !busy.contains { $0.contains(cells[0]) }
                }, expected: world.setting.lateRate
            ) { $0[2] == 1 }
        }
    }

    private static func declare(
        _ laws: LawBuilder, end: Int64, time: ColumnHandle<Int64>, status: ColumnHandle<Int32>,
        expected: ColumnHandle<Int64>, late: ColumnHandle<Bool>, delay: ColumnHandle<Int32>,
        actual: ColumnHandle<Int64>
    ) {
        laws.law(
            "promise_one_to_three_days", "delivery is promised one to three days after the order", reads: time, expected
        ) { placed, promised in
            let wait = promised &- placed
            return wait == 24 * hour || wait == 48 * hour || wait == 72 * hour
        }
        laws.law(
            "arrival_iff_delivered", "an order has a delivery time if and only if it is delivered", reads: status,
            actual
        ) { status, actual in (status == delivered) == (actual != Law.null) }
        laws.law(
            "arrival_after_order", "a delivery comes after its order and before the run ends", reads: time, actual
        ) { placed, actual in actual == Law.null || actual > placed && actual <= end }
        laws.law("late_only_delivered", "only a delivered order is late", reads: status, late) { status, late in
            late == 0 || status == delivered
        }
        laws.law(
            "late_iff_delay", "an order is late if and only if it has hours of delay", reads: late, delay
        ) { late, delay in (late == 1) == (delay > 0) }
        laws.law(
            "delay_fits_arrival",
            "a late order has the whole hours between promise and delivery; one on time came within six",
            reads: expected, actual, late, delay
        ) { promised, actual, late, delay in
            guard actual != Law.null else { return delay == 0 }
            let behind = actual &- promised
            return late == 1 ? behind / hour == delay : behind >= -6 * hour && behind <= 6 * hour
        }
    }
}
