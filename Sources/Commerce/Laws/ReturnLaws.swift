internal import LoamWorlds

/// What returns keep: they follow a delivery, and are refunded by the rule of their reason.
enum ReturnLaws {
    private static let delivered = Int64(OrderStatus.delivered.index)
    private static let refunded = Int64(ReturnStatus.refunded.index)
    private static let day: Int64 = 86_400_000_000

    static func book(_ world: CommerceWorld) -> LawBook {
        var book = LawBook()
        let end = world.setting.end * 1_000_000
        book.unique.append(.init("returns", "order_item_id"))
        book.laws = [
            Law(
                "return_after_delivery", of: "returns",
                "an item comes back 1 to 14 days after its delivery, within the run",
                reads: ["return_ts", "order_id.order_status", "order_id.actual_delivery_ts"]
            ) {
                guard $0[1] == delivered, $0[2] != Law.null else { return false }
                let after = $0[0] &- $0[2]
                return after >= day && after <= 14 * day && $0[0] < end
            },
            Law(
                "return_of_item", of: "returns", "a return names the order, product and customer of its item",
                reads: [
                    "order_id", "order_item_id.order_id", "product_id", "order_item_id.product_id", "customer_id",
                    "order_id.customer_id",
                ]
            ) { $0[0] == $0[1] && $0[2] == $0[3] && $0[4] == $0[5] },
            Law(
                "reason_fits_category", of: "returns", "a return has a reason of its category, or was damaged",
                reads: ["return_reason", "product_id.category"]
            ) {
                guard Returns.reasonWeights.indices.contains(Int($0[1])) else { return false }
                let weights = Returns.reasonWeights[Int($0[1])]
                return $0[0] == Int64(Returns.damaged)
                    || weights.indices.contains(Int($0[0])) && weights[Int($0[0])] > 0
            },
            Law(
                "refund_iff_processed", of: "returns",
                "amount, time and days are there if and only if the return is refunded, and count from the return",
                reads: ["return_status", "refund_amount", "return_ts", "processed_ts", "processing_days"]
            ) {
                guard $0[0] == refunded else { return $0[1] == Law.null && $0[3] == Law.null && $0[4] == Law.null }
                return $0[1] != Law.null && $0[3] == $0[2] &+ $0[4] &* day && $0[3] <= end
            },
            refundRule,
        ]
        return book
    }

    private static let refundRule = Law(
        "refund_rule", of: "returns",
        "refunded is refund_percent (by reason) of the item's total_price and its share of the order's tax",
        reads: [
            "return_reason", "refund_percent", "refund_amount", "order_item_id.total_price", "order_id.subtotal",
            "order_id.discount", "order_id.tax",
        ]
    ) { cells in
        guard Returns.refund.indices.contains(Int(cells[0])), cells[1] == Returns.refund[Int(cells[0])] else {
            return false
        }
        guard cells[2] != Law.null else { return true }
        let paid = cells[4] &- cells[5]
        let tax = paid > 0 ? (cells[6] &* cells[3] &+ paid / 2) / paid : 0
        return cells[2] == ((cells[3] &+ tax) &* cells[1] &+ 5_000) / 10_000
    }
}
