internal import LoamWorlds

/// How orders are paid, and how far they are at the end of the run.
extension Orders {
    private static let failed = Int64(PaymentStatus.failed.index)
    private static let cancelled = Int64(OrderStatus.cancelled.index)
    private static let cashOnDelivery = Int64(PaymentMethod.cashOnDelivery.index)
    private static let card = Int64(PaymentMethod.card.index)
    private static let expiredCard = Int64(FailureReason.expiredCard.index)

    /// How an order is paid, whether that worked, and how far the order is. Returns the status of the order.
    static func declarePayment(
        _ table: TableBuilder, _ world: CommerceWorld, _ stages: OrderStages, time: ColumnHandle<Int64>
    ) -> ColumnHandle<Int32> {
        let facts = stages.facts
        let type = table.choice("payment_type", Cohort.payments, "How it was to be paid")
        table.fill(type, after: stages.paid) { rows, cells, scratch in
            let methods = scratch[facts].scratch.method
            cells[type].each(rows) { Int32(methods[$0 &- rows.lowerBound]) }
        }
        let status = table.choice("payment_status", PaymentStatus.enumeration, "Whether the payment went through")
        let reason = table.choice(
            "payment_failure_reason", FailureReason.enumeration, nullable: true,
            "Why the payment failed; null if and only if it did not")
        table.fill(status, reason, after: stages.paid) { rows, cells, scratch in
            let failures = scratch[facts].scratch.failure
            let (states, reasons, valid) = (cells[status], cells[reason], cells.valid(reason))
            for row in rows {
                let failure = failures[row &- rows.lowerBound]
                states[row] = failure < 0 ? 0 : 1
                if failure < 0 { valid[row] = false } else { reasons[row] = Int32(failure) }
            }
        }
        let progress = table.choice(
            "order_status", OrderStatus.enumeration,
            "How far the order is at the end of the run; cancelled if the payment failed")
        table.fill(progress, after: stages.delivered) { rows, cells, scratch in
            let states = scratch[facts].scratch.status
            cells[progress].each(rows) { Int32(states[$0 &- rows.lowerBound]) }
        }
        table.laws { laws in
            declare(laws, type: type, status: status, reason: reason, progress: progress)
            let outages = world.effects.paymentOutages.map { Window.microseconds($0.start, $0.end) }
            laws.expect(
                share: "payment_failure_rate",
                "share of payments by card, BNPL and UPI that fail while no gateway is down",
                reads: [type, status, time],
                among: { cells in cells[0] != cashOnDelivery && !outages.contains { $0.contains(cells[2]) } },
                expected: world.setting.paymentFailureRate
            ) { $0[1] == failed }
            laws.expect(
                share: "cancellation_rate", "share of paid orders that are cancelled", reads: [status, progress],
                among: { $0[0] != failed }, expected: world.setting.cancellationRate
            ) { $0[1] == cancelled }
        }
        return progress
    }

    private static func declare(
        _ laws: LawBuilder, type: ColumnHandle<Int32>, status: ColumnHandle<Int32>, reason: ColumnHandle<Int32>,
        progress: ColumnHandle<Int32>
    ) {
        laws.law(
            "reason_iff_failed", "a payment has a failure reason if and only if it failed", reads: status, reason
        ) { status, reason in (status == failed) == (reason != Law.null) }
        laws.law("cash_never_fails", "cash on delivery does not fail", reads: type, status) { type, status in
            !(type == cashOnDelivery && status == failed)
        }
        laws.law(
            "only_cards_expire", "only a card payment fails because the card expired", reads: type, reason
        ) { type, reason in reason != expiredCard || type == card }
        laws.law(
            "failed_is_cancelled", "an order whose payment failed is cancelled", reads: status, progress
        ) { status, progress in status != failed || progress == cancelled }
    }
}
