internal import LoamWorlds

/// What the columns of orders and of their items have in common: times, customers, items and sums, found once a batch.
struct SettledOrders: Sendable {
    let time: ScratchColumn<Int64>
    /// Row of the customer.
    let customer: ScratchColumn<Int>
    /// Cents.
    let total: ScratchColumn<Int64>
    /// Where the order's items begin; one entry more at the end.
    let firstItem: ScratchColumn<Int>
    /// By item: row of the product, units, cents.
    let product: ScratchColumn<Int>
    let quantity: ScratchColumn<Int64>
    let price: ScratchColumn<Int64>

    init(_ builder: SourceBuilder) {
        time = builder.scratch(Int64.self)
        customer = builder.scratch(Int.self)
        total = builder.scratch(Int64.self)
        firstItem = builder.scratch(Int.self, extra: 1)
        product = builder.scratch(Int.self, each: ItemGrid.mostLanes)
        quantity = builder.scratch(Int64.self, each: ItemGrid.mostLanes)
        price = builder.scratch(Int64.self, each: ItemGrid.mostLanes)
    }

    /// The stage that finds them.
    func stage(_ builder: SourceBuilder, _ world: MarketplaceWorld) -> Stage {
        builder.prepare { drivers, scratch in
            scratch[firstItem][0] = 0
            world.orderSpans.forEachOwner(in: drivers) { tenant, orders in
                settle(orders, from: orders.lowerBound - drivers.lowerBound, world, world.shops[tenant], scratch)
            }
        }
    }

    /// The orders of one shop.
    private func settle(
        _ orders: Range<Int>, from first: Int, _ world: MarketplaceWorld, _ shop: TenantShop, _ scratch: Scratch
    ) {
        let (sales, customers, products) = (world.sales, world.customers, world.products)
        let (grid, start) = (sales.grids.grid(products: shop.soldProducts), shop.orders.lowerBound)
        let (times, buyers, totals) = (scratch[time], scratch[customer], scratch[total])
        let (firstItems, items) = (scratch[firstItem], scratch[product])
        let (quantities, prices) = (scratch[quantity], scratch[price])
        var block = -1
        var counts = BlockCounts([])
        var index = 0
        for (row, order) in orders.enumerated() {
            let number = order &- start
            if block < 0 || index == ItemGrid.blockOrders {
                block = number / ItemGrid.blockOrders
                index = number % ItemGrid.blockOrders
                counts = sales.grids.counts(grid, block: block, first: start)
            }
            let time = sales.time(number, in: shop)
            times[first &+ row] = time
            buyers[first &+ row] = customers.customer(ofOrder: order, in: shop)
            var item = firstItems[first &+ row]
            var total: Int64 = 0
            for position in 0..<counts[index] {
                let lane = grid.lane(item: position, block: block)
                let sale =
                    grid.salesBefore(lane, block: block)
                    &+ counts.orders(before: index, withItem: position)
                let product = sales.product(sale: sale, lane: lane, in: shop)
                let quantity = sales.quantity(order: order, item: position)
                let price = products.price(product, in: shop, at: time)
                items[item] = product
                quantities[item] = quantity
                prices[item] = price
                total &+= quantity &* price
                item &+= 1
            }
            totals[first &+ row] = total
            firstItems[first &+ row &+ 1] = item
            index &+= 1
        }
    }
}

extension MarketplaceWorld {
    /// The items that some orders have, by arithmetic.
    func items(ofOrders drivers: Range<Int>) -> Int {
        var rows = 0
        orderSpans.forEachOwner(in: drivers) { tenant, orders in
            let shop = shops[tenant]
            let (grids, first) = (sales.grids, shop.orders.lowerBound)
            let grid = grids.grid(products: shop.soldProducts)
            rows += grids.items(of: orders.upperBound - first, first: first, grid)
            rows -= grids.items(of: orders.lowerBound - first, first: first, grid)
        }
        return rows
    }
}
