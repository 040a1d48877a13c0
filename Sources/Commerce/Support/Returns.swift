internal import LoamWorlds

/// Why something comes back.
enum ReturnReason: String, ColumnWord {
    case wrongSize = "wrong_size"
    case notAsDescribed = "not_as_described"
    case changedMind = "changed_mind"
    case defective
    case damagedInShipping = "damaged_in_shipping"
}

/// How far a return is at the end of the run.
enum ReturnStatus: String, ColumnWord { case requested, approved, refunded }

/// The returns table.
struct Returns {
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

    let order, item, customer, product: ColumnHandle<UUIDWords>
    let reason, days, status: ColumnHandle<Int32>
    let time, processed, percent, amount: ColumnHandle<Int64>

    /// Declares the table beside that of the orders.
    init(
        _ builder: SourceBuilder, _ world: CommerceWorld, _ stages: OrderStages, _ parents: OrderParents,
        _ orders: OrderColumns, _ items: OrderItems, _ tickets: Tickets
    ) {
        let (facts, returned) = (stages.facts, stages.returned)
        let table = builder.children(
            "returns", "Items sent back after their delivery, in the order of the orders", most: OrderItems.most,
            after: returned, found: { _, scratch in scratch[facts].returnCount })
        let id = table.uuid("return_id", "Key of the return")
        let order = table.key("order_id", to: orders.id, "The order, which was delivered")
        let item = table.key("order_item_id", to: items.id, "The item sent back")
        let customer = table.key("customer_id", to: parents.customers.id, "Who sent it back")
        let product = table.key("product_id", to: parents.products.id, "What was sent back")
        table.fill(id, order, item, customer, product, after: returned) { orders, cells, scratch in
            let (found, aftermath) = (scratch[facts].scratch, scratch[facts].aftermath)
            let (ids, orderIDs, itemIDs) = (cells[id], cells[order], cells[item])
            let (customers, products) = (cells[customer], cells[product])
            for row in cells.rows {
                let (index, item) = aftermath.returned(row)
                let order = orders.lowerBound &+ index
                let slot = found.slot(order, index, item)
                ids[row] = world.returnStreams.key.uuid(slot)
                orderIDs[row] = world.orderStreams.key.uuid(order)
                itemIDs[row] = world.itemStreams.key.uuid(slot)
                customers[row] = world.customers.keys.uuid(found.visits.customer[index])
                products[row] = world.catalogue.keys.uuid(Int(found.items.productRow[item]))
            }
        }
        let reason = table.choice(
            "return_reason", ReturnReason.enumeration, "Why; by category, and damaged_in_shipping if it was")
        table.fill(reason, after: returned) { _, cells, scratch in
            let aftermath = scratch[facts].aftermath
            cells[reason].each(cells.rows) { Int32(aftermath.reason[aftermath.returned($0).item]) }
        }
        let time = table.timestamp("return_ts", resolution: .seconds, "One to fourteen days after the delivery")
        table.fill(time, after: returned) { _, cells, scratch in
            let aftermath = scratch[facts].aftermath
            cells[time].each(cells.rows) { aftermath.returned[aftermath.returned($0).item] &* 1_000_000 }
        }
        (self.order, self.item, self.customer, self.product) = (order, item, customer, product)
        (self.reason, self.time) = (reason, time)
        (processed, days, percent, amount, status) = Self.declareRefund(table, world, stages)
        table.laws { [self] laws in
            let end = world.setting.run.upperBound
            declare(laws, end: end, orders, items, parents.products)
            declareRefund(laws, end: end, orders, items)
            declareTickets(laws, orders, tickets)
        }
    }

    private static func declareRefund(_ table: TableBuilder, _ world: CommerceWorld, _ stages: OrderStages) -> (
        processed: ColumnHandle<Int64>, days: ColumnHandle<Int32>, percent: ColumnHandle<Int64>,
        amount: ColumnHandle<Int64>, status: ColumnHandle<Int32>
    ) {
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
        let end = world.setting.end.seconds
        table.fill(processed, days, percent, amount, status, after: stages.returned) { orders, cells, scratch in
            let (found, aftermath) = (scratch[facts].scratch, scratch[facts].aftermath)
            let (times, isProcessed) = (cells[processed], cells.valid(processed))
            let (waits, isCounted) = (cells[days], cells.valid(days))
            let (amounts, isPaid) = (cells[amount], cells.valid(amount))
            let (shares, states) = (cells[percent], cells[status])
            for row in cells.rows {
                let (index, item) = aftermath.returned(row)
                let (time, share) = (aftermath.returned[item], refund[Int(aftermath.reason[item])])
                let wait = world.processingDays(
                    found.slot(orders.lowerBound &+ index, index, item), category: Int(found.items.category[item]),
                    deliveredAt: found.arrival[index])
                let paid = time &+ wait &* OrderFacts.day
                let isRefunded = paid <= end
                let waiting = time &+ approvalTime <= end ? ReturnStatus.approved : .requested
                shares[row] = share
                states[row] = (isRefunded ? .refunded : waiting).cell
                (isProcessed[row], isCounted[row], isPaid[row]) = (isRefunded, isRefunded, isRefunded)
                guard isRefunded else { continue }
                times[row] = paid &* 1_000_000
                waits[row] = Int32(wait)
                amounts[row] = found.refund(index, item, share)
            }
        }
        return (processed, days, percent, amount, status)
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
    fileprivate func slot(_ order: Int, _ index: Int, _ item: Int) -> Int {
        order &* ItemStreams.slots &+ item &- Int(firstItem[index])
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
