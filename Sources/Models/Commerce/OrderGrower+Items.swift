internal import LoamBytes
internal import LoamColumns
internal import LoamRandom

/// What an order holds.
extension OrderGrower {
    private static let quantityWeights = [0.60, 0.25, 0.10, 0.05]

    /// Draws tries for a product that is not in the order yet; after that many, a second line of one product stays.
    private static let attempts = 4

    /// Where item columns go; nil when only the order's sums are wanted.
    private struct ItemColumns {
        let itemID: UUIDCells
        let orderID: UUIDCells
        let productID: UUIDCells
        let quantity: UnsafeMutablePointer<Int32>
        let unitPrice: UnsafeMutablePointer<Int64>
        let discount: UnsafeMutablePointer<Int64>
        let total: UnsafeMutablePointer<Int64>

        init(_ batch: Batch) {
            typealias Place = OrderItemsTable.Place
            itemID = batch.columns[Place.itemID].uuid
            orderID = batch.columns[Place.orderID].uuid
            productID = batch.columns[Place.productID].uuid
            quantity = batch.columns[Place.quantity].int32
            unitPrice = batch.columns[Place.unitPrice].int64
            discount = batch.columns[Place.discount].int64
            total = batch.columns[Place.total].int64
        }
    }

    /// Fills the items batch, if there is one, and the sums and campaigns of the orders.
    func growItems(_ drivers: Range<Int>, into batch: Batch?) {
        let columns = batch.map(ItemColumns.init)
        let quantities = ConditionalTable(Self.quantityWeights)
        var writer = batch.map {
            TextWriter(
                $0.columns[OrderItemsTable.Place.sku], rows: drivers.count * OrdersSource.maximumItems,
                maximumWidth: SKU.maximumWidth)
        }
        let scratch = self.scratch
        let items = world.itemStreams
        let catalogue = world.catalogue
        let itemCounts = self.itemCounts
        let counts = streams.itemCount
        let keys = streams.key
        let productKeys = catalogue.keys
        var itemRow = 0
        forEachPhase(drivers.count) { phase, rows in
            phase.withPlainTables { basisPoints, campaigns in
                for row in rows {
                    let order = drivers.lowerBound + row
                    let count = 1 + itemCounts.sample(0, counts.draw(order))
                    let key = keys.uuid(order)
                    // The campaign is the one that took the most off.
                    var sums = (subtotal: Int64(0), discount: Int64(0), largest: Int64(0), campaign: -1)
                    for number in 0..<count {
                        let slot = order &* ItemStreams.slots &+ number
                        let (category, product) = Self.choose(
                            slot, phase, Int(scratch.cohort[row]), number, items, catalogue, scratch)
                        scratch.products[number] = product
                        let facts = catalogue.facts(product)
                        let price = Int64(facts.price)
                        let quantity = Int64(1 + quantities.sample(0, items.quantity.draw(slot)))
                        let off = (price * basisPoints[category] + 5_000) / 10_000
                        sums.subtotal += quantity * price
                        sums.discount += quantity * off
                        if quantity * off > sums.largest {
                            sums.largest = quantity * off
                            sums.campaign = campaigns[category]
                        }
                        if let columns {
                            columns.itemID[itemRow] = items.key.uuid(slot)
                            columns.orderID[itemRow] = key
                            columns.productID[itemRow] = productKeys.uuid(Int(facts.row))
                            columns.quantity[itemRow] = Int32(truncatingIfNeeded: quantity)
                            columns.unitPrice[itemRow] = price
                            columns.discount[itemRow] = off
                            columns.total[itemRow] = quantity * (price - off)
                            writer?.appendSKU(category: category, row: Int(facts.row))
                            writer?.endRow()
                            itemRow += 1
                        }
                    }
                    scratch.subtotal[row] = sums.subtotal
                    scratch.discount[row] = sums.discount
                    scratch.campaign[row] = Int32(truncatingIfNeeded: sums.campaign)
                }
            }
        }
        batch?.rowCount = itemRow
        writer?.finish()
    }

    /// The position of a product that is not among the `number` items before it: category by cohort and phase, then by
    /// popularity.
    @inline(__always)
    private static func choose(
        _ slot: Int, _ phase: Phase, _ cohort: Int, _ number: Int, _ items: ItemStreams, _ catalogue: Catalogue,
        _ scratch: OrderScratch
    ) -> (category: Int, product: Int) {
        let category = phase.categories.sample(cohort, items.category.draw(slot))
        let start = catalogue.start(category)
        let size = catalogue.start(category + 1) - start
        var product = catalogue.pick(
            start: start, size: size, items.product.draw(slot), items.productPlace.draw(slot))
        var attempt = 1
        while attempt < attempts && scratch.holdsProduct(product, among: number) {
            product = catalogue.pick(
                start: start, size: size, items.product.attempt(attempt).draw(slot),
                items.productPlace.attempt(attempt).draw(slot))
            attempt += 1
        }
        return (category, product)
    }
}

extension Phase {
    /// Basis points and campaigns by category, as plain memory for the item loop.
    func withPlainTables(_ body: (UnsafeBufferPointer<Int64>, UnsafeBufferPointer<Int>) -> Void) {
        basisPoints.withUnsafeBufferPointer { points in campaigns.withUnsafeBufferPointer { body(points, $0) } }
    }
}
