internal import LoamColumns
internal import LoamRandom

/// How orders are paid, and what they cost in the end.
extension OrderGrower {
    /// Weights of insufficient_funds, expired_card and gateway_down by method: only cards expire. Cash on delivery never
    /// fails; its row only keeps the table square.
    private static let reasons = ConditionalTable([[0.5, 0.35, 0.15], [0.7, 0, 0.3], [0.6, 0, 0.4], [0, 0, 1]])
    private static let gatewayDown: Int8 = 2
    private static let cashOnDelivery = 3

    /// Cents, and the subtotal from which shipping is free.
    private static let shippingCost: Int64 = 599
    private static let freeShippingFrom: Int64 = 5_000

    func settlePayments(_ drivers: Range<Int>) {
        let scratch = self.scratch
        let streams = self.streams
        let normal = failure
        let reasons = Self.reasons
        scratch.visits.forEachPhase(drivers.count, of: world.phases) { phase, rows in
            let payments = phase.payments
            for row in rows {
                let order = drivers.lowerBound + row
                let method = payments.sample(Int(scratch.visits.cohort[row]), streams.payment.draw(order))
                let fails = method != Self.cashOnDelivery && normal.occurs(streams.paymentFailure.draw(order))
                scratch.method[row] = UInt8(truncatingIfNeeded: method)
                scratch.failure[row] =
                    fails ? Int8(truncatingIfNeeded: reasons.sample(method, streams.failureReason.draw(order))) : -1
            }
            applyOutages(phase, rows, drivers)
        }
    }

    /// What the gateway loses of the payments that would have gone through.
    private func applyOutages(_ phase: Phase, _ rows: Range<Int>, _ drivers: Range<Int>) {
        for (method, place) in phase.outages.enumerated() {
            guard let place else { continue }
            let outage = world.effects.paymentOutages[place]
            let losing = Bernoulli(probability: outage.failing)
            let draws = streams.paymentFailure.attempt(1)
            for row in rows where Int(scratch.method[row]) == method && scratch.failure[row] < 0 {
                guard losing.occurs(draws.draw(drivers.lowerBound + row)) else { continue }
                scratch.failure[row] = Self.gatewayDown
                scratch.visits.marks[row] |= outage.marks[0]
            }
        }
    }

    func fillPayments(_ drivers: Range<Int>, _ orders: Batch) {
        let type = orders.columns[OrdersTable.Place.paymentType].int32
        let status = orders.columns[OrdersTable.Place.paymentStatus].int32
        let reasonColumn = orders.columns[OrdersTable.Place.failureReason]
        let reason = reasonColumn.int32
        let valid = reasonColumn.valid
        let scratch = self.scratch
        for row in 0..<drivers.count {
            let failure = scratch.failure[row]
            type[row] = Int32(scratch.method[row])
            status[row] = failure < 0 ? 0 : 1
            if failure < 0 {
                valid[row] = false
            } else {
                reason[row] = Int32(failure)
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

    /// Cents of a settled order, with tax and shipping.
    func total(_ row: Int) -> Int64 {
        scratch.subtotal[row] &- scratch.discount[row] &+ scratch.tax[row] &+ Self.shipping(scratch.subtotal[row])
    }

    @inline(__always)
    private static func shipping(_ subtotal: Int64) -> Int64 { subtotal >= freeShippingFrom ? 0 : shippingCost }

    /// Sums: total = subtotal - discount + tax + shipping, to the cent.
    func fillMoney(_ drivers: Range<Int>, _ orders: Batch) {
        let subtotal = orders.columns[OrdersTable.Place.subtotal].int64
        let discount = orders.columns[OrdersTable.Place.discount].int64
        let tax = orders.columns[OrdersTable.Place.tax].int64
        let shipping = orders.columns[OrdersTable.Place.shipping].int64
        let total = orders.columns[OrdersTable.Place.total].int64
        let scratch = self.scratch
        for row in 0..<drivers.count {
            let shipped = Self.shipping(scratch.subtotal[row])
            subtotal[row] = scratch.subtotal[row]
            discount[row] = scratch.discount[row]
            tax[row] = scratch.tax[row]
            shipping[row] = shipped
            total[row] = scratch.subtotal[row] &- scratch.discount[row] &+ scratch.tax[row] &+ shipped
        }
    }
}
