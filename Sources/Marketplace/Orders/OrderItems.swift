internal import LoamWorlds

/// The order_items table.
struct OrderItems {
    let product: ColumnHandle<UUIDWords>
    let quantity: ColumnHandle<Int32>

    /// Declares the table beside that of the orders.
    ///
    /// - Parameter orders: keys and columns of the orders.
    init(
        _ builder: SourceBuilder, _ world: MarketplaceWorld, _ tenants: Tenants, _ products: Products,
        _ settled: SettledOrders, _ stage: Stage, orders: OrderColumns
    ) {
        let table = builder.children(
            "order_items", "What orders hold; items of an order stand together", most: ItemGrid.mostLanes,
            count: { world.items(ofOrders: $0) }, after: stage,
            found: { drivers, scratch in scratch[settled.firstItem][drivers] })
        let id = table.uuid("order_item_id", "Key of the item")
        let keys = builder.book.key("order_items", "order_item_id", rows: table.rows)
        let order = table.key("order_id", to: orders.id, "The order")
        let tenant = table.key("tenant_id", to: tenants.id, "The tenant that it belongs to")
        table.fill(id, order, tenant, after: stage) { drivers, cells, scratch in
            let (ids, orderKeys, tenantKeys) = (cells[id], cells[order], cells[tenant])
            let firstItem = scratch[settled.firstItem]
            world.orderSpans.forEachOwner(in: drivers) { tenant, part in
                let tenantKey = world.tenants.key(of: tenant)
                for order in part {
                    let orderKey = orders.keys.uuid(order)
                    let index = order &- drivers.lowerBound
                    let start = firstItem[index]
                    for item in start..<firstItem[index &+ 1] {
                        ids[item] = keys.uuid(order &* ItemGrid.mostLanes &+ item &- start)
                        orderKeys[item] = orderKey
                        tenantKeys[item] = tenantKey
                    }
                }
            }
        }
        let product = table.key(
            "product_id", to: products.id, "An active product; no product stands in an order twice")
        table.fill(product, after: stage) { _, cells, scratch in
            let (keys, products) = (cells[product], scratch[settled.product])
            keys.each(cells.rows) { world.products.keys.uuid(products[$0]) }
        }
        let quantity = table.int32("quantity", unit: "units", domain: "1..5", "Units")
        let price = table.money("unit_price", domain: "> 0", "The price in force when the order was placed")
        let total = table.money("line_total", digits: 12, domain: "> 0", "quantity x unit_price")
        table.fill(quantity, price, total, after: stage) { _, cells, scratch in
            let (units, prices) = (scratch[settled.quantity], scratch[settled.price])
            cells[quantity].each(cells.rows) { Int32(truncatingIfNeeded: units[$0]) }
            cells[price].each(cells.rows) { prices[$0] }
            cells[total].each(cells.rows) { units[$0] &* prices[$0] }
        }
        (self.product, self.quantity) = (product, quantity)
        table.laws { laws in
            Self.declare(
                laws, world, products, order: order, tenant: tenant, product: product, quantity: quantity,
                price: price, total: total, of: orders)
        }
    }

    private static func declare(
        _ laws: LawBuilder, _ world: MarketplaceWorld, _ products: Products, order: ColumnHandle<UUIDWords>,
        tenant: ColumnHandle<UUIDWords>, product: ColumnHandle<UUIDWords>, quantity: ColumnHandle<Int32>,
        price: ColumnHandle<Int64>, total: ColumnHandle<Int64>, of orders: OrderColumns
    ) {
        laws.law("line_total", "line_total = quantity x unit_price", reads: total, quantity, price) { $0 == $1 &* $2 }
        laws.same(
            "tenant_of_order", "an item belongs to the tenant of its order and of its product",
            (tenant, order[orders.tenant]), (tenant, product[products.tenant]))
        laws.law(
            "sold_is_active", "what is sold is active and was created before", reads: product[products.active],
            product[products.created], order[orders.date]
        ) { active, created, date in active == 1 && created <= date }
        let rows = MarketRows(world)
        laws.law(
            "price_in_force",
            "an item costs what its product cost when the order was placed, as the price history says",
            reads: price, order[orders.date], product[products.tenant], product[products.created]
        ) { price, date, tenant, created in rows.isPrice(price, at: date, tenant: tenant, created: created) }
        for units in 1...SalesBook.mostQuantity {
            laws.expect(
                share: "share_of_quantity_\(units)", "share of items of \(units) units", reads: quantity, expected: 0.2
            ) { $0 == units }
        }
        let mostItems = world.shops.map { Int64(min($0.soldProducts, ItemGrid.mostLanes)) }.max() ?? 0
        laws.law(of: orders.id, "items_per_order", "an order has one to five items", figures: [order.count]) {
            $0[0] >= 1 && $0[0] <= mostItems
        }
        laws.law(
            of: orders.id, "total_of_items", "total_amount is the sum of line_total over the items",
            reads: orders.total, figures: [order.sum(total)]
        ) { $0[0] == $0[1] }
    }
}
