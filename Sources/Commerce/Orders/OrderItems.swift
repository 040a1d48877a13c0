internal import LoamWorlds

/// The order_items table.
enum OrderItems {
    static let name = "order_items"
    /// Items an order can have; the weights are those of 1 to 5.
    static let countWeights = [0.55, 0.25, 0.12, 0.05, 0.03]
    static let most = 5

    /// Declares the table beside that of the orders, and returns its key.
    static func declare(
        _ builder: SourceBuilder, _ world: CommerceWorld, _ stages: OrderStages, order: ColumnHandle<UUIDWords>
    ) -> ColumnHandle<UUIDWords> {
        let (facts, itemised) = (stages.facts, stages.itemised)
        let (counts, draws) = (ConditionalTable(countWeights), world.orderStreams.itemCount)
        let table = builder.children(
            name, "What orders hold: one row a product, in the order of the orders", most: most,
            count: { orders in orders.reduce(orders.count) { $0 &+ counts.sample(0, draws.draw($1)) } },
            after: itemised,
            found: { orders, scratch in Int(scratch[facts].scratch.firstItem[orders]) })
        let id = table.uuid("order_item_id", "Key of the item")
        let orderID = table.key("order_id", to: order, "The order it belongs to")
        table.fill(id, orderID, after: itemised) { orders, cells, scratch in
            let (found, keys, orderKeys) = (scratch[facts].scratch, world.itemStreams.key, world.orderStreams.key)
            let (ids, parents) = (cells[id], cells[orderID])
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
        let product = table.uuid("product_id", references: ForeignKey("products", "product_id"), "What was ordered")
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
        declareMoney(table, stages)
        return id
    }

    private static func declareMoney(_ table: TableBuilder, _ stages: OrderStages) {
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
    }
}
