internal import LoamWorlds

/// The order_items table.
struct OrderItems {
    /// Items an order can have; the weights are those of 1 to 5.
    static let countWeights = [0.55, 0.25, 0.12, 0.05, 0.03]
    static let most = 5
    /// Weights of 1 to 4 units.
    static let quantityWeights = [0.60, 0.25, 0.10, 0.05]

    let id, order, product: ColumnHandle<UUIDWords>
    let quantity: ColumnHandle<Int32>
    let sku: ColumnHandle<String>
    let price, discount, total: ColumnHandle<Int64>

    /// Declares the table beside that of the orders.
    init(
        _ builder: SourceBuilder, _ world: CommerceWorld, _ stages: OrderStages, _ products: Products,
        _ orders: OrderColumns
    ) {
        let (facts, itemised) = (stages.facts, stages.itemised)
        let (counts, draws) = (ConditionalTable(Self.countWeights), world.orderStreams.itemCount)
        let table = builder.children(
            "order_items", "What orders hold: one row a product, in the order of the orders", most: Self.most,
            count: { orders in orders.reduce(orders.count) { $0 &+ counts.sample(0, draws.draw($1)) } },
            after: itemised,
            found: { orders, scratch in Int(scratch[facts].scratch.firstItem[orders]) })
        let id = table.uuid("order_item_id", "Key of the item")
        let order = table.key("order_id", to: orders.id, "The order it belongs to")
        table.fill(id, order, after: itemised) { orders, cells, scratch in
            let (found, keys, orderKeys) = (scratch[facts].scratch, world.itemStreams.key, world.orderStreams.key)
            let (ids, parents) = (cells[id], cells[order])
            var item = 0
            for order in orders {
                let key = orderKeys.uuid(order)
                let end = Int(found.firstItem[order &- orders.lowerBound &+ 1])
                var slot = order &* ItemStreams.slots
                while item < end {
                    ids[item] = keys.uuid(slot)
                    parents[item] = key
                    item &+= 1
                    slot &+= 1
                }
            }
        }
        let product = table.key("product_id", to: products.id, "What was ordered")
        table.fill(product, after: itemised) { _, cells, scratch in
            let (found, keys) = (scratch[facts].scratch.items, world.catalogue.keys)
            cells[product].each(cells.rows) { keys.uuid(Int(found.productRow[$0])) }
        }
        let sku = table.text("sku", width: SKU.maximumWidth, "The product's stock-keeping unit")
        table.fill(sku, after: itemised) { _, cells, scratch in
            let found = scratch[facts].scratch.items
            var text = cells.writer(sku)
            for item in cells.rows {
                text.appendSKU(category: Int(found.category[item]), row: Int(found.productRow[item]))
                text.endRow()
            }
            text.finish()
        }
        (self.id, self.order, self.product, self.sku) = (id, order, product, sku)
        (quantity, price, discount, total) = Self.declareMoney(table, stages)
        table.laws { [self] laws in
            declare(laws, world, products)
            declareDiscounts(laws, world, products, orders)
            declareSums(laws, orders)
        }
    }

    private static func declareMoney(_ table: TableBuilder, _ stages: OrderStages) -> (
        ColumnHandle<Int32>, price: ColumnHandle<Int64>, discount: ColumnHandle<Int64>, total: ColumnHandle<Int64>
    ) {
        let facts = stages.facts
        let quantity = table.int32("quantity", domain: "1..4", "How many")
        table.fill(quantity, after: stages.itemised) { _, cells, scratch in
            let found = scratch[facts].scratch.items
            cells[quantity].each(cells.rows) { Int32(found.quantity[$0]) }
        }
        let price = table.money("unit_price", digits: 12, unit: "USD", domain: "> 0", "The product's price")
        let discount = table.money(
            "discount_per_unit", digits: 12, unit: "USD", domain: "0..unit_price",
            "Taken off each unit; above 0 only for a campaign's target inside its window")
        let total = table.money(
            "total_price", digits: 12, unit: "USD", domain: ">= 0", "quantity x (unit_price - discount_per_unit)")
        table.fill(price, discount, total, after: stages.itemised) { _, cells, scratch in
            let found = scratch[facts].scratch.items
            cells[price].each(cells.rows) { Int64(found.price[$0]) }
            cells[discount].each(cells.rows) { Int64(found.discount[$0]) }
            cells[total].copy(cells.rows, from: found.total)
        }
        return (quantity, price, discount, total)
    }
}
