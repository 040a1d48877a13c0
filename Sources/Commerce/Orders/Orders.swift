internal import LoamWorlds

/// The orders table, which is grown together with all that belongs to orders: items, tickets and returns. An order's money is the
/// sum of its items; what is sent back was delivered; a ticket is about what happened.
struct Orders {
    private static let warehouses = Enumeration(["WH_01", "WH_02", "WH_03", "WH_04", "WH_05"])

    let source: DeclaredSource
    let columns: OrderColumns
    let items: OrderItems
    let tickets: Tickets

    init(_ world: CommerceWorld, _ parents: OrderParents, _ book: StreamBook) {
        let hours = world.setting.length / 3600
        let builder = SourceBuilder(drivers: world.totals.orders, book, note: "planned over \(hours) hours")
        let stages = OrderStages(builder, world)
        let table = builder.table("orders", "Orders placed, in the order of their time")
        let visit = OrderVisit(table, world, stages, parents)
        let payment = OrderPayment(table, world, stages, visit, parents.customers)
        let money = OrderMoney(table, stages, visit, parents.customers)
        table.choice("warehouse_id", Self.warehouses, "Where the order is packed") { rows, out in
            let (draws, count) = (world.orderStreams.warehouse, UInt64(Self.warehouses.count))
            out.each(rows) { Int32(truncatingIfNeeded: draws.draw($0).scaled(below: count)) }
        }
        let delivery = OrderDelivery(table, world, stages, visit, payment)
        columns = OrderColumns(visit: visit, payment: payment, money: money, delivery: delivery)
        items = OrderItems(builder, world, stages, parents.products, columns)
        tickets = Tickets(builder, world, stages, parents.customers, columns)
        _ = Returns(builder, world, stages, parents, columns, items, tickets)
        source = builder.finish()
    }
}

/// The tables that orders, carts and what belongs to them refer to.
struct OrderParents {
    let customers: Customers
    let products: Products
    let campaigns: Campaigns
    let sessions: Sessions
}

/// The columns of orders.
struct OrderColumns {
    let visit: OrderVisit
    let payment: OrderPayment
    let money: OrderMoney
    let delivery: OrderDelivery

    var id: ColumnHandle<UUIDWords> { visit.id }
}
