internal import LoamBytes
internal import LoamColumns
internal import LoamEngine
internal import LoamRandom
internal import LoamVocabulary
internal import LoamWorlds

/// Grows batches of orders and of their items.
final class MarketOrderGrower: Grower {
    private let world: MarketplaceWorld
    private let streams: MarketOrderStreams
    private var scratch = MarketOrderScratch(capacity: 1024)
    private let hasCampaign = Bernoulli(probability: 0.3)
    private let hasCode = Bernoulli(probability: 0.1)
    private let campaigns = AliasTable(weights: MarketplaceWords.campaigns.weights)

    init(_ world: MarketplaceWorld) {
        self.world = world
        streams = world.orderStreams
    }

    deinit { scratch.deallocate() }

    func grow(_ drivers: Range<Int>, into batches: [Batch?]) {
        if drivers.count > scratch.capacity {
            scratch.deallocate()
            scratch = MarketOrderScratch(capacity: drivers.count)
        }
        scratch.firstItem[0] = 0
        world.orderSpans.forEachOwner(in: drivers) { tenant, orders in
            let first = orders.lowerBound - drivers.lowerBound
            settle(orders, from: first, world.shops[tenant])
            if let batch = batches[MarketOrdersSource.Table.orders] { fillOrders(batch, orders, from: first, tenant) }
            if let batch = batches[MarketOrdersSource.Table.items] { fillItems(batch, orders, from: first, tenant) }
        }
        if let batch = batches[MarketOrdersSource.Table.orders] {
            fillNames(batch, drivers)
            fillPayload(batch, drivers)
            batch.rowCount = drivers.count
        }
        batches[MarketOrdersSource.Table.items]?.rowCount = scratch.firstItem[drivers.count]
    }

    /// Finds times, customers, items and sums of the orders of one shop.
    private func settle(_ orders: Range<Int>, from first: Int, _ shop: TenantShop) {
        let (scratch, sales, customers, products) = (scratch, world.sales, world.customers, world.products)
        let (grid, start) = (sales.grids.grid(products: shop.soldProducts), shop.orders.lowerBound)
        var block = -1
        var counts = BlockCounts([])
        var place = 0
        for (row, order) in orders.enumerated() {
            let number = order &- start
            if block < 0 || place == ItemGrid.blockOrders {
                block = number / ItemGrid.blockOrders
                place = number % ItemGrid.blockOrders
                counts = sales.grids.counts(grid, block: block, first: start)
            }
            let time = sales.time(number, in: shop)
            scratch.time[first &+ row] = time
            scratch.customer[first &+ row] = customers.customer(ofOrder: order, in: shop)
            var item = scratch.firstItem[first &+ row]
            var total: Int64 = 0
            for position in 0..<counts[place] {
                let lane = grid.lane(item: position, block: block)
                let sale =
                    grid.salesBefore(lane, block: block)
                    &+ counts.orders(before: place, withItem: position)
                let product = sales.product(sale: sale, lane: lane, in: shop)
                let quantity = sales.quantity(order: order, item: position)
                let price = products.price(product, in: shop, at: time)
                scratch.product[item] = product
                scratch.quantity[item] = quantity
                scratch.price[item] = price
                total &+= quantity &* price
                item &+= 1
            }
            scratch.total[first &+ row] = total
            scratch.firstItem[first &+ row &+ 1] = item
            place &+= 1
        }
    }

    private func fillOrders(_ batch: Batch, _ orders: Range<Int>, from first: Int, _ tenant: Int) {
        typealias Place = MarketOrdersTable.Place
        let (keys, tenants) = (batch.columns[Place.orderID].uuid, batch.columns[Place.tenantID].uuid)
        let (customers, total) = (batch.columns[Place.customerID].uuid, batch.columns[Place.total].int64)
        let (currency, status) = (batch.columns[Place.currency].int32, batch.columns[Place.status].int32)
        let (date, created) = (batch.columns[Place.date].int64, batch.columns[Place.created].int64)
        let (key, shop, end) = (world.tenants.key(of: tenant), world.shops[tenant], world.setting.end)
        for (place, order) in orders.enumerated() {
            let row = first &+ place
            keys[row] = streams.keys.uuid(order)
            tenants[row] = key
            customers[row] = world.customers.keys.uuid(scratch.customer[row])
            total[row] = scratch.total[row]
            currency[row] = shop.currency
            status[row] = streams.life.status(order, age: end &- scratch.time[row])
            date[row] = scratch.time[row]
            created[row] = scratch.time[row]
        }
    }

    private func fillNames(_ batch: Batch, _ drivers: Range<Int>) {
        typealias Place = MarketOrdersTable.Place
        let (book, rows) = (world.customers, drivers.count)
        var external = TextWriter(batch.columns[Place.externalID], rows: rows, maximumWidth: 40)
        var name = TextWriter(batch.columns[Place.customerName], rows: rows, maximumWidth: book.nameWidth)
        var email = TextWriter(batch.columns[Place.customerEmail], rows: rows, maximumWidth: book.emailWidth)
        world.orderSpans.forEachOwner(in: drivers) { tenant, orders in
            let (prefix, start) = (
                ExternalOrderID.prefix(world.tenants.key(of: tenant)), world.orderSpans[tenant].lowerBound
            )
            for order in orders {
                external.append(prefix, 0)
                let number = order &- start
                if number < 100_000_000 { external.append(number, width: 8) } else { external.append(number) }
                external.endRow()
                book.append(scratch.customer[order &- drivers.lowerBound], name: &name, email: &email)
                name.endRow()
                email.endRow()
            }
        }
        external.finish()
        name.finish()
        email.finish()
    }

    private func fillPayload(_ batch: Batch, _ drivers: Range<Int>) {
        typealias Place = MarketOrdersTable.Place
        let payload = batch.columns[Place.payload].children
        let source = payload[Place.source].int32
        let (campaign, isCounted) = (payload[Place.campaign].int32, payload[Place.campaign].valid)
        let (code, isEntered) = (payload[Place.discountCode].int32, payload[Place.discountCode].valid)
        let codes = UInt64(MarketOrderWords.discountCodes.count)
        for (row, order) in drivers.enumerated() {
            source[row] = Int32(streams.source.draw(order).scaled(below: UInt64(MarketOrderWords.sources.count)))
            campaign[row] = Int32(campaigns.sample(streams.campaign.draw(order)))
            isCounted[row] = hasCampaign.occurs(streams.hasCampaign.draw(order))
            code[row] = Int32(streams.code.draw(order).scaled(below: codes))
            isEntered[row] = hasCode.occurs(streams.hasCode.draw(order))
        }
    }

    private func fillItems(_ batch: Batch, _ orders: Range<Int>, from first: Int, _ tenant: Int) {
        typealias Place = MarketItemsTable.Place
        let (keys, orderKeys) = (batch.columns[Place.itemID].uuid, batch.columns[Place.orderID].uuid)
        let (tenants, products) = (batch.columns[Place.tenantID].uuid, batch.columns[Place.productID].uuid)
        let (quantity, price) = (batch.columns[Place.quantity].int32, batch.columns[Place.unitPrice].int64)
        let (total, key) = (batch.columns[Place.total].int64, world.tenants.key(of: tenant))
        for (place, order) in orders.enumerated() {
            let orderKey = streams.keys.uuid(order)
            let start = scratch.firstItem[first &+ place]
            for item in start..<scratch.firstItem[first &+ place &+ 1] {
                keys[item] = streams.itemKeys.uuid(order &* ItemGrid.mostLanes &+ item &- start)
                orderKeys[item] = orderKey
                tenants[item] = key
                products[item] = world.products.keys.uuid(scratch.product[item])
                quantity[item] = Int32(scratch.quantity[item])
                price[item] = scratch.price[item]
                total[item] = scratch.quantity[item] &* scratch.price[item]
            }
        }
    }
}

/// The number that a shop's own system gives an order: EXT, the first 8 digits of the tenant's key, the order's number.
enum ExternalOrderID {
    /// What the numbers of a tenant begin with, as a list of one word.
    static func prefix(_ tenant: UUIDWords) -> WordList { WordList(["EXT" + tenant.text.prefix(8)]) }
}
