internal import LoamWorlds

/// What returns keep.
extension Returns {
    private static let day: Int64 = 86_400_000_000

    /// They follow a delivery.
    func declare(_ laws: LawBuilder, end: Int64, _ orders: OrderColumns, _ items: OrderItems, _ products: Products) {
        laws.unique(item)
        laws.law(
            "return_after_delivery", "an item comes back 1 to 14 days after its delivery, within the run", reads: time,
            order[orders.payment.progress], order[orders.delivery.actual]
        ) { time, status, delivered in
            guard status == OrderStatus.delivered.index, delivered != Law.null else { return false }
            let after = time &- delivered
            return after >= Self.day && after <= 14 * Self.day && time < end
        }
        laws.same(
            "return_of_item", "a return names the order, product and customer of its item", (order, item[items.order]),
            (product, item[items.product]), (customer, order[orders.visit.customer]))
        laws.law(
            "reason_fits_category", "a return has a reason of its category, or was damaged", reads: reason,
            product[products.category]
        ) { reason, category in
            guard Self.reasonWeights.indices.contains(Int(category)) else { return false }
            return reason == ReturnReason.damagedInShipping.index || Self.reasonWeights.allows(category, reason)
        }
    }

    /// They are refunded by the rule of their reason.
    func declareRefund(_ laws: LawBuilder, end: Int64, _ orders: OrderColumns, _ items: OrderItems) {
        laws.law(
            "refund_iff_processed",
            "amount, time and days are there if and only if the return is refunded, and count from the return",
            reads: status, amount, time, processed, days
        ) { status, amount, time, processed, days in
            guard status == ReturnStatus.refunded.index else {
                return amount == Law.null && processed == Law.null && days == Law.null
            }
            return amount != Law.null && processed == time &+ days &* Self.day && processed <= end
        }
        laws.law(
            "refund_rule",
            "refunded is refund_percent (by reason) of the item's total_price and its share of the order's tax",
            reads: [
                reason, percent, amount, item[items.total], order[orders.money.subtotal], order[orders.money.discount],
                order[orders.money.tax],
            ]
        ) { cells in
            let (reason, percent, amount, price) = (cells[0], cells[1], cells[2], cells[3])
            guard Self.refund.indices.contains(Int(reason)), percent == Self.refund[Int(reason)] else { return false }
            guard amount != Law.null else { return true }
            let paid = cells[4] &- cells[5]
            let tax = paid > 0 ? (cells[6] &* price &+ paid / 2) / paid : 0
            return amount == ((price &+ tax) &* percent &+ 5_000) / 10_000
        }
    }

    func declareTickets(_ laws: LawBuilder, _ orders: OrderColumns, _ tickets: Tickets) {
        let refund = IssueCategory.refund.index
        laws.law(
            of: orders.id, "refund_ticket_has_return", "a ticket about a refund is about an order with a return",
            figures: [
                tickets.order.figure(.count, tickets.issue) { $0[0] == refund ? 1 : nil }, order.count,
                tickets.order.figure(.maximum, tickets.issue, tickets.created) { $0[0] == refund ? $0[1] : nil },
                order.figure(.minimum, time) { $0[0] },
            ]
        ) { figures in
            let (written, sentBack, created, returned) = (figures[0], figures[1], figures[2], figures[3])
            return written == 0 || sentBack > 0 && created > returned
        }
    }
}
