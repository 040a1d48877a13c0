internal import LoamWorlds

/// How orders are paid, whether that worked, and how far they are at the end of the run.
struct OrderPayment {
    /// `status` is that of the payment, `progress` that of the order.
    let type, status, reason, progress: ColumnHandle<Int32>

    init(
        _ table: TableBuilder, _ world: CommerceWorld, _ stages: OrderStages, _ visit: OrderVisit,
        _ customers: Customers
    ) {
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
                states[row] = (failure < 0 ? PaymentStatus.success : .failed).cell
                if failure < 0 { valid[row] = false } else { reasons[row] = Int32(failure) }
            }
        }
        let progress = table.choice(
            "order_status", OrderStatus.enumeration,
            "How far the order is at the end of the run; cancelled if the payment failed")
        table.fill(progress, after: stages.delivered) { rows, cells, scratch in
            let states = scratch[facts].scratch.status
            cells[progress].each(rows) { states[$0 &- rows.lowerBound].cell }
        }
        (self.type, self.status, self.reason, self.progress) = (type, status, reason, progress)
        table.laws { [self] laws in
            declare(laws)
            expect(laws, world, visit)
            laws.law(
                "payment_fits_cohort", "a cohort pays only as it does", reads: visit.customer[customers.cohort], type
            ) { Cohort.payment.allows($0, $1) }
        }
    }

    private func declare(_ laws: LawBuilder) {
        laws.law("reason_iff_failed", "a payment has a failure reason if and only if it failed", reads: status, reason)
        { status, reason in (status == PaymentStatus.failed.index) == (reason != Law.null) }
        laws.law("cash_never_fails", "cash on delivery does not fail", reads: type, status) { type, status in
            type != PaymentMethod.cashOnDelivery.index || status != PaymentStatus.failed.index
        }
        laws.law("only_cards_expire", "only a card payment fails because the card expired", reads: type, reason) {
            type, reason in reason != FailureReason.expiredCard.index || type == PaymentMethod.card.index
        }
        laws.law("failed_is_cancelled", "an order whose payment failed is cancelled", reads: status, progress) {
            status, progress in status != PaymentStatus.failed.index || progress == OrderStatus.cancelled.index
        }
    }

    private func expect(_ laws: LawBuilder, _ world: CommerceWorld, _ visit: OrderVisit) {
        let outages = world.effects.paymentOutages.map(\.window.instants)
        laws.expect(
            share: "payment_failure_rate", "share of payments by card, BNPL and UPI that fail while no gateway is down",
            reads: [type, status, visit.time],
            among: { cells in
                cells[0] != PaymentMethod.cashOnDelivery.index && !outages.contains { $0.contains(cell: cells[2]) }
            }, expected: world.setting.paymentFailureRate, has: { $0[1] == PaymentStatus.failed.index })
        laws.expect(
            share: "cancellation_rate", "share of paid orders that are cancelled", reads: [status, progress],
            among: { $0[0] != PaymentStatus.failed.index }, expected: world.setting.cancellationRate,
            has: { $0[1] == OrderStatus.cancelled.index })
    }
}
