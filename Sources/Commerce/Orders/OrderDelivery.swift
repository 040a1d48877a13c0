internal import LoamWorlds

/// When orders were promised and came.
struct OrderDelivery {
    let expected, actual: ColumnHandle<Int64>
    let late: ColumnHandle<Bool>
    private let delay: ColumnHandle<Int32>

    private static let hour: Int64 = 3_600_000_000

    init(
        _ table: TableBuilder, _ world: CommerceWorld, _ stages: OrderStages, _ visit: OrderVisit,
        _ payment: OrderPayment
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
            let (breaches, delays) = (cells[late], cells[delay])
            let (arrivals, valid) = (cells[actual], cells.valid(actual))
            for row in rows {
                let index = row &- rows.lowerBound
                delays[row] = 0
                guard found.status[index] == .delivered else {
                    valid[row] = false
                    continue
                }
                arrivals[row] = found.arrival[index] &* 1_000_000
                guard found.isLate[index] else { continue }
                breaches[row] = true
                delays[row] = Int32(
                    truncatingIfNeeded: (found.arrival[index] &- found.expected[index]) / OrderFacts.hour)
            }
        }
        (self.expected, self.late, self.delay, self.actual) = (expected, late, delay, actual)
        table.laws { [self] laws in
            declare(laws, end: world.setting.run.upperBound, time: visit.time, status: payment.progress)
            // Away from surges, which make deliveries late, and from the end of the run, where the late ones are still under way.
            let busy = world.effects.surges.map(\.felt.instants)
            let last = (world.setting.end.seconds - OrderFacts.longestDelivery) * 1_000_000
            laws.expect(
                share: "late_rate", "share of deliveries that are late on ordinary days",
                reads: [visit.time, payment.progress, late],
                among: { cells in
                    cells[0] < last && cells[1] == OrderStatus.delivered.index
                        && !busy.contains { $0.contains(cell: cells[0]) }
                }, expected: world.setting.lateRate
            ) { $0[2] == 1 }
        }
    }

    private func declare(_ laws: LawBuilder, end: Int64, time: ColumnHandle<Int64>, status: ColumnHandle<Int32>) {
        laws.law(
            "promise_one_to_three_days", "delivery is promised one to three days after the order", reads: time, expected
        ) { placed, promised in
            let wait = promised &- placed
            return wait == 24 * Self.hour || wait == 48 * Self.hour || wait == 72 * Self.hour
        }
        laws.law(
            "arrival_iff_delivered", "an order has a delivery time if and only if it is delivered", reads: status,
            actual
        ) { status, actual in (status == OrderStatus.delivered.index) == (actual != Law.null) }
        laws.law("arrival_after_order", "a delivery comes after its order and before the run ends", reads: time, actual)
        { placed, actual in actual == Law.null || actual > placed && actual <= end }
        laws.law("late_only_delivered", "only a delivered order is late", reads: status, late) { status, late in
            late == 0 || status == OrderStatus.delivered.index
        }
        laws.law("late_iff_delay", "an order is late if and only if it has hours of delay", reads: late, delay) {
            late, delay in (late == 1) == (delay > 0)
        }
        laws.law(
            "delay_fits_arrival",
            "a late order has the whole hours between promise and delivery; one on time came within six",
            reads: expected, actual, late, delay
        ) { promised, actual, late, delay in
            guard actual != Law.null else { return delay == 0 }
            let behind = actual &- promised
            return late == 1 ? behind / Self.hour == delay : (-6 * Self.hour...6 * Self.hour).contains(behind)
        }
    }
}
