internal import LoamWorlds

/// The orders table, which is grown together with all that belongs to orders: items, tickets and returns. An order's money is the
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
        let (id, time) = declareVisit(table, world, stages)
        let status = declarePayment(table, world, stages, time: time)
        declareMoney(table, stages)
        table.choice("warehouse_id", warehouses, "Where the order is packed") { rows, out in
            let (draws, count) = (world.orderStreams.warehouse, UInt64(warehouses.count))
            out.each(rows) { Int32(truncatingIfNeeded: draws.draw($0).scaled(below: count)) }
        }
        declareDelivery(table, world, stages, time: time, status: status)
        let itemID = OrderItems.declare(builder, world, stages, order: id)
        Tickets.declare(builder, world, stages, order: id)
        Returns.declare(builder, world, stages, order: id, item: itemID)
        return builder.finish()
    }

    /// Who ordered what for which campaign, where and when. Returns key and time.
    private static func declareVisit(
        _ table: TableBuilder, _ world: CommerceWorld, _ stages: OrderStages
    ) -> (id: ColumnHandle<UUIDWords>, time: ColumnHandle<Int64>) {
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
        return (id, time)
    }
}
