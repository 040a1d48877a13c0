internal import LoamWorlds

/// How orders are paid, and what they cost in the end.
extension OrderFacts {
    /// Weights of insufficient_funds, expired_card and gateway_down by method: only cards expire. Cash on delivery never
    /// fails; its row only keeps the table square.
    private static let reasons = ConditionalTable([[0.5, 0.35, 0.15], [0.7, 0, 0.3], [0.6, 0, 0.4], [0, 0, 1]])
    private static let gatewayDown = Int8(FailureReason.gatewayDown.index)

    /// Cents, and the subtotal from which shipping is free.
    private static let shippingCost: Int64 = 599
    private static let freeShippingFrom: Int64 = 5_000

    func settlePayments(_ drivers: Range<Int>) {
        let scratch = self.scratch
        let (payment, reasons, reasonDraws) = (self.payment, Self.reasons, streams.failureReason)
        scratch.visits.forEachPhase(drivers.count, of: world.phases) { phase, rows in
            for row in rows {
                let order = drivers.lowerBound + row
                let method = payment.method(order, phase, cohort: Int(scratch.visits.cohort[row]))
                let fails = payment.fails(order, method)
                scratch.method[row] = UInt8(truncatingIfNeeded: method)
                scratch.failure[row] =
                    fails ? Int8(truncatingIfNeeded: reasons.sample(method, reasonDraws.draw(order))) : -1
            }
            applyOutages(phase, rows, drivers)
        }
    }

    /// What the gateway loses of the payments that would have gone through.
    private func applyOutages(_ phase: Phase, _ rows: Range<Int>, _ drivers: Range<Int>) {
        for (method, index) in phase.outages.enumerated() {
            guard let index else { continue }
            let outage = world.effects.paymentOutages[index]
            for row in rows where Int(scratch.method[row]) == method && scratch.failure[row] < 0 {
                guard payment.isLost(drivers.lowerBound + row, to: index) else { continue }
                scratch.failure[row] = Self.gatewayDown
                scratch.visits.marks.insert(outage.marks[.paymentFailed], at: row)
            }
        }
    }

    /// Sales tax of the customer's state on what is paid for the goods.
    func settleTaxes(_ drivers: Range<Int>) {
        let customers = world.customers
        let scratch = self.scratch
        customers.withTaxRates { rates in
            for row in 0..<drivers.count {
                let rate = Int64(rates[customers.city(scratch.visits.customer[row])])
                scratch.tax[row] = ((scratch.subtotal[row] &- scratch.discount[row]) &* rate &+ 5_000) / 10_000
            }
        }
    }

    @inline(__always)
    static func shipping(_ subtotal: Int64) -> Int64 { subtotal >= freeShippingFrom ? 0 : shippingCost }
}
