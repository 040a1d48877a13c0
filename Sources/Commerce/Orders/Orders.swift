internal import LoamWorlds

/// The orders table, which is grown together with all that hangs on orders: items, tickets and returns. An order's money is the
/// sum of its items; what is sent back was delivered; a ticket is about what happened.
enum Orders {
    static let name = "orders"
    private static let warehouses = Enumeration(["WH_01", "WH_02", "WH_03", "WH_04", "WH_05"])

    static let money = ColumnType.decimal(precision: 12, scale: 2)

    static func source(_ world: CommerceWorld, _ book: StreamBook) -> DeclaredSource {
        let hours = (world.setting.end - world.setting.start) / 3600
        let builder = SourceBuilder(drivers: world.totals.orders, book, note: "planned over \(hours) hours")
        let stages = OrderStages(builder, world)
        let table = builder.table(name, "Orders placed, in the order of their time")
        let id = declareVisit(table, world, stages)
        declarePayment(table, stages)
        declareMoney(table, stages)
        table.choice("warehouse_id", warehouses, "Where the order is packed") { rows, out in
            let (draws, count) = (world.orderStreams.warehouse, UInt64(warehouses.count))
            out.each(rows) { Int32(truncatingIfNeeded: draws.draw($0).scaled(below: count)) }
        }
        declareDelivery(table, stages)
        let itemID = OrderItems.declare(builder, world, stages, order: id)
        Tickets.declare(builder, world, stages, order: id)
        Returns.declare(builder, world, stages, order: id, item: itemID)
        return builder.finish()
    }

    /// Who ordered what for which campaign, where and when. Returns the key.
    private static func declareVisit(
        _ table: TableBuilder, _ world: CommerceWorld, _ stages: OrderStages
    ) -> ColumnHandle<UUIDWords> {
        let facts = stages.facts
        let id = table.key("order_id", world.orderStreams.key, "Key of the order")
        let session = table.uuid(
            "session_id", references: ForeignKey("sessions", "session_id"), "The visit the order was placed in")
        table.fill(session, after: stages.placed) { rows, cells, scratch in
            let (visits, keys) = (scratch[facts].scratch.visits, world.visitStreams.key)
            cells[session].each(rows) { keys.uuid(visits.visit[$0 &- rows.lowerBound]) }
        }
        let customer = table.uuid(
            "customer_id", references: ForeignKey("customers", "customer_id"), "Who placed the order")
        table.fill(customer, after: stages.visited) { rows, cells, scratch in
            let (visits, keys) = (scratch[facts].scratch.visits, world.customers.keys)
            cells[customer].each(rows) { keys.uuid(visits.customer[$0 &- rows.lowerBound]) }
        }
        let campaign = table.uuid(
            "campaign_id", references: ForeignKey("campaigns", "campaign_id"), nullable: true,
            "The campaign whose discount the order got; null without one")
        table.fill(campaign, after: stages.itemised) { rows, cells, scratch in
            let (campaigns, keys) = (scratch[facts].scratch.campaign, world.campaignKeys)
            let (out, valid) = (cells[campaign], cells.valid(campaign))
            for row in rows {
                let chosen = campaigns[row &- rows.lowerBound]
                if chosen < 0 { valid[row] = false } else { out[row] = keys.uuid(Int(chosen)) }
            }
        }
        let time = table.timestamp("order_ts", resolution: .seconds, "When the order was placed")
        table.fill(time, after: stages.placed) { rows, cells, scratch in
            let visits = scratch[facts].scratch.visits
            cells[time].each(rows) { visits.time[$0 &- rows.lowerBound] &* 1_000_000 }
        }
        let channel = table.choice("channel", Cohort.channels, "Where the order was placed")
        table.fill(channel, after: stages.visited) { rows, cells, scratch in
            let visits = scratch[facts].scratch.visits
            cells[channel].each(rows) { Int32(visits.channel[$0 &- rows.lowerBound]) }
        }
        return id
    }

    private static func declarePayment(_ table: TableBuilder, _ stages: OrderStages) {
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
    }

    /// total = subtotal - discount + tax + shipping, to the cent.
    private static func declareMoney(_ table: TableBuilder, _ stages: OrderStages) {
        let facts = stages.facts
        func money(_ name: String, domain: String, _ meaning: String) -> ColumnHandle<Int64> {
            table.money(name, digits: 12, unit: "USD", domain: domain, meaning)
        }
        let subtotal = money("subtotal", domain: "> 0", "Quantity times unit price, over all items")
        let discount = money("discount", domain: "0..subtotal", "Discounts of all items")
        table.fill(subtotal, discount, after: stages.itemised) { rows, cells, scratch in
            let found = scratch[facts].scratch
            cells[subtotal].copy(rows, from: found.subtotal)
            cells[discount].copy(rows, from: found.discount)
        }
        let tax = money("tax", domain: ">= 0", "Sales tax of the customer's state on subtotal - discount")
        let shipping = money("shipping_cost", domain: "0 or 5.99", "Free from a subtotal of 50.00 on")
        table.fill(shipping, after: stages.itemised) { rows, cells, scratch in
            let found = scratch[facts].scratch
            cells[shipping].each(rows) { OrderFacts.shipping(found.subtotal[$0 &- rows.lowerBound]) }
        }
        let total = money("total_amount", domain: ">= 0", "subtotal - discount + tax + shipping_cost")
        table.fill(tax, total, after: stages.taxed) { rows, cells, scratch in
            let found = scratch[facts].scratch
            cells[tax].copy(rows, from: found.tax)
            cells[total].each(rows) { found.total($0 &- rows.lowerBound) }
        }
    }

    private static func declareDelivery(_ table: TableBuilder, _ stages: OrderStages) {
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
            let (breaches, delays, delivered) = (cells[late], cells[delay], OrderFacts.Status.delivered)
            let (arrivals, valid) = (cells[actual], cells.valid(actual))
            for row in rows {
                let place = row &- rows.lowerBound
                delays[row] = 0
                guard found.status[place] == delivered else {
                    valid[row] = false
                    continue
                }
                arrivals[row] = found.arrival[place] &* 1_000_000
                guard found.isLate[place] else { continue }
                breaches[row] = true
                delays[row] = Int32(
                    truncatingIfNeeded: (found.arrival[place] &- found.expected[place]) / OrderFacts.hour)
            }
        }
    }
}
