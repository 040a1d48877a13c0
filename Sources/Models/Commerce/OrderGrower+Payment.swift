internal import LoamColumns
internal import LoamRandom

/// How orders are paid, and what they cost in the end.
extension OrderGrower {
    /// Weights of insufficient_funds, expired_card and gateway_down by method: only cards expire. Cash on delivery never
    /// fails; its row only keeps the table square.
    private static let reasonWeights: [[Double]] = [[0.5, 0.35, 0.15], [0.7, 0, 0.3], [0.6, 0, 0.4], [0, 0, 1]]
    private static let cashOnDelivery = 3

    /// Cents, and the subtotal from which shipping is free.
    private static let shippingCost: Int64 = 599
    private static let freeShippingFrom: Int64 = 5_000

    func fillPayments(_ drivers: Range<Int>, _ orders: Batch) {
        let type = orders.columns[OrdersTable.Place.paymentType].int32
        let status = orders.columns[OrdersTable.Place.paymentStatus].int32
        let reasonColumn = orders.columns[OrdersTable.Place.failureReason]
        let reason = reasonColumn.int32
        let valid = reasonColumn.valid
        let scratch = self.scratch
        let streams = self.streams
        let payments = self.payments
        let reasons = ConditionalTable(Self.reasonWeights)
        for (row, order) in drivers.enumerated() {
            let method = payments.sample(Int(scratch.cohort[row]), streams.payment.draw(order))
            let fails = method != Self.cashOnDelivery && failure.occurs(streams.paymentFailure.draw(order))
            type[row] = Int32(truncatingIfNeeded: method)
            status[row] = fails ? 1 : 0
            scratch.isPaid[row] = !fails
            if fails {
                reason[row] = Int32(truncatingIfNeeded: reasons.sample(method, streams.failureReason.draw(order)))
            } else {
                valid[row] = false
            }
        }
    }

    /// Sums: total = subtotal - discount + tax + shipping, to the cent.
    func fillMoney(_ drivers: Range<Int>, _ orders: Batch) {
        let subtotal = orders.columns[OrdersTable.Place.subtotal].int64
        let discount = orders.columns[OrdersTable.Place.discount].int64
        let tax = orders.columns[OrdersTable.Place.tax].int64
        let shipping = orders.columns[OrdersTable.Place.shipping].int64
        let total = orders.columns[OrdersTable.Place.total].int64
        let customers = world.customers
        let scratch = self.scratch
        customers.withTaxRates { rates in
            for row in 0..<drivers.count {
                let taxable = scratch.subtotal[row] &- scratch.discount[row]
                let rate = Int64(rates[customers.city(scratch.customer[row])])
                let taxed = (taxable &* rate &+ 5_000) / 10_000
                let shipped = scratch.subtotal[row] >= Self.freeShippingFrom ? 0 : Self.shippingCost
                subtotal[row] = scratch.subtotal[row]
                discount[row] = scratch.discount[row]
                tax[row] = taxed
                shipping[row] = shipped
                total[row] = taxable &+ taxed &+ shipped
            }
        }
    }
}
