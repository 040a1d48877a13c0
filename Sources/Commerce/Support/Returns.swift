internal import LoamWorlds

/// The returns table: its columns and their words. What it keeps is in `ReturnLaws`.
enum Returns {
    static let name = "returns"
    static let reasons = Enumeration([
        "wrong_size", "not_as_described", "changed_mind", "defective", "damaged_in_shipping",
    ])
    static let damaged = 4

    /// Weights of the reasons by category, for what arrived undamaged.
    static let reasonWeights: [[Double]] = [
        [0, 30, 20, 50],
        [40, 30, 20, 10],
        [0, 35, 30, 35],
        [0, 35, 30, 35],
        [0, 35, 30, 35],
    ]

    /// Share of the price and its tax that is refunded, in basis points, by reason: in full when it is the shop's fault.
    static let refund: [Int64] = [9_500, 10_000, 9_500, 10_000, 10_000]

    /// A return is approved a day after it was asked for.
    private static let approvalTime: Int64 = 86_400

    /// Declares the table beside that of the orders.
    static func declare(
        _ builder: SourceBuilder, _ world: CommerceWorld, _ stages: OrderStages, order: ColumnHandle<UUIDWords>,
        item: ColumnHandle<UUIDWords>
    ) {
        let (facts, returned) = (stages.facts, stages.returned)
        let table = builder.children(
            name, "Items sent back after their delivery, in the order of the orders", most: OrderItems.most,
            after: returned, found: { _, scratch in scratch[facts].returnCount })
        let id = table.uuid("return_id", "Key of the return")
        let orderID = table.key("order_id", to: order, "The order, which was delivered")
        let itemID = table.key("order_item_id", to: item, "The item sent back")
        let customer = table.uuid(
            "customer_id", references: ForeignKey("customers", "customer_id"), "Who sent it back")
        let product = table.uuid("product_id", references: ForeignKey("products", "product_id"), "What was sent back")
        table.fill(id, orderID, itemID, customer, product, after: returned) { orders, cells, scratch in
            let (found, aftermath) = (scratch[facts].scratch, scratch[facts].aftermath)
            let (ids, orderIDs, itemIDs) = (cells[id], cells[orderID], cells[itemID])
            let (customers, products) = (cells[customer], cells[product])
            for row in cells.rows {
                let (place, item) = aftermath.returned(row)
                let order = orders.lowerBound &+ place
                let slot = found.slot(order, place, item)
                ids[row] = world.returnStreams.key.uuid(slot)
                orderIDs[row] = world.orderStreams.key.uuid(order)
                itemIDs[row] = world.itemStreams.key.uuid(slot)
                customers[row] = world.customers.keys.uuid(found.visits.customer[place])
                products[row] = world.catalogue.keys.uuid(Int(found.items.productRow[item]))
            }
        }
        let reason = table.choice(
            "return_reason", reasons, "Why; by category, and damaged_in_shipping if it was")
        table.fill(reason, after: returned) { _, cells, scratch in
            let aftermath = scratch[facts].aftermath
            cells[reason].each(cells.rows) { Int32(aftermath.reason[aftermath.returned($0).item]) }
        }
        let time = table.timestamp("return_ts", resolution: .seconds, "One to fourteen days after the delivery")
        table.fill(time, after: returned) { _, cells, scratch in
            let aftermath = scratch[facts].aftermath
            cells[time].each(cells.rows) { aftermath.returned[aftermath.returned($0).item] &* 1_000_000 }
        }
        declareRefund(table, world, stages)
    }

    private static func declareRefund(_ table: TableBuilder, _ world: CommerceWorld, _ stages: OrderStages) {
        let facts = stages.facts
        let processed = table.timestamp(
            "processed_ts", resolution: .seconds, nullable: true,
            "When the refund was made; null if not before the end of the run")
        let days = table.int32(
            "processing_days", unit: "days", domain: ">= 3", nullable: true, "From return to refund; null without one")
        let percent = table.decimal(
            "refund_percent", digits: 5, scale: 2, unit: "%", domain: "0..100",
            "100 for defective, damaged and misdescribed goods, else 95")
        let amount = table.money(
            "refund_amount", digits: 12, unit: "USD", domain: ">= 0", nullable: true,
            "refund_percent of the item's total_price and its share of the tax; null unless refunded")
        let status = table.choice("return_status", ReturnStatus.enumeration, "How far it is at the end of the run")
        let end = world.setting.end
        table.fill(processed, days, percent, amount, status, after: stages.returned) { orders, cells, scratch in
            let (found, aftermath) = (scratch[facts].scratch, scratch[facts].aftermath)
            let (times, isProcessed) = (cells[processed], cells.valid(processed))
            let (waits, isCounted) = (cells[days], cells.valid(days))
            let (amounts, isPaid) = (cells[amount], cells.valid(amount))
            let (shares, states) = (cells[percent], cells[status])
            let requested = Int32(ReturnStatus.requested.index)
            let approved = Int32(ReturnStatus.approved.index)
            let refunded = Int32(ReturnStatus.refunded.index)
            for row in cells.rows {
                let (place, item) = aftermath.returned(row)
                let (time, share) = (aftermath.returned[item], refund[Int(aftermath.reason[item])])
                let wait = world.processingDays(
                    found.slot(orders.lowerBound &+ place, place, item), category: Int(found.items.category[item]),
                    deliveredAt: found.arrival[place])
                let paid = time &+ wait &* OrderFacts.day
                shares[row] = share
                if paid <= end {
                    times[row] = paid &* 1_000_000
                    waits[row] = Int32(wait)
                    amounts[row] = found.refund(place, item, share)
                    states[row] = refunded
                } else {
                    isProcessed[row] = false
                    isCounted[row] = false
                    isPaid[row] = false
                    states[row] = time &+ approvalTime <= end ? approved : requested
                }
            }
        }
    }
}

extension AftermathScratch {
    /// The order and the item of a return of the batch, counted from the batch's first.
    @inline(__always)
    fileprivate func returned(_ row: Int) -> (order: Int, item: Int) { (Int(returnOrder[row]), Int(returnItem[row])) }
}

extension OrderScratch {
    /// The row of an item's draws.
    @inline(__always)
    fileprivate func slot(_ order: Int, _ place: Int, _ item: Int) -> Int {
        order &* ItemStreams.slots &+ item &- Int(firstItem[place])
    }

    /// Cents: a share of the item's price and of its part of the order's tax.
    fileprivate func refund(_ row: Int, _ item: Int, _ basisPoints: Int64) -> Int64 {
        let paid = subtotal[row] - discount[row]
        let price = items.total[item]
        let tax = paid > 0 ? (self.tax[row] * price + paid / 2) / paid : 0
        return ((price + tax) * basisPoints + 5_000) / 10_000
    }
}

/// The random streams of returns; rows are the slots of order items.
struct ReturnStreams: Sendable {
    let key: KeyStreams
    let happens, reason, after, days: RandomStream

    init(_ book: StreamBook, orders: Int) {
        let rows = orders * ItemStreams.slots
        key = book.key("returns", "return_id", rows: rows)
        happens = book.stream("returns", "return_id", "happens", rows: rows)
        reason = book.stream("returns", "return_reason", rows: rows)
        after = book.stream("returns", "return_ts", rows: rows)
        days = book.stream("returns", "processing_days", rows: rows)
    }
}
