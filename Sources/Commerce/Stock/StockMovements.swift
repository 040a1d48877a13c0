internal import LoamWorlds

enum MovementKind: String, ColumnWord {
    case opening, receipt, sale
    case stockOut = "stock_out"
    case writeOff = "write_off"
}

/// The stock_movements table: what came in, what orders took, and when nothing was left.
struct StockMovements {
    /// Movements a product can have in one period: a write-off or stock-out, a receipt, a sale.
    static let mostInPeriod = 3

    let source: DeclaredSource

    init(_ world: CommerceWorld, _ products: Products, _ suppliers: Suppliers, _ items: OrderItems, _ book: StreamBook)
    {
        let periods = world.availability.periods.count
        // A driver row is a period of a product: all periods of one product, then those of the next.
        let builder = SourceBuilder(drivers: world.catalogue.count * periods, book)
        let facts = builder.keep { StockFacts(world) }
        let settled = builder.prepare { $1[facts].settle($0) }
        let table = builder.children(
            "stock_movements", "Movements of stock, product by product in the order of time", most: Self.mostInPeriod,
            after: settled, found: { _, scratch in scratch[facts].movements.count })
        let id = table.uuid("movement_id", "Key of the movement")
        let product = table.key("product_id", to: products.id, "What moved")
        table.fill(id, product, after: settled) { _, cells, scratch in
            let (movements, ids, products) = (scratch[facts].movements, cells[id], cells[product])
            for row in cells.rows {
                let number = movements[row].number
                ids[row] = world.movementKeys.uuid(number)
                products[row] = world.catalogue.keys.uuid(number / (periods * Self.mostInPeriod))
            }
        }
        let supplier = table.key(
            "supplier_id", to: suppliers.id, nullable: true, "Who delivered; null unless it is a receipt")
        let time = table.timestamp(
            "movement_ts", resolution: .seconds,
            "When; sales are summed over a period (hour, day or week) and stand at its last second")
        let kind = table.choice(
            "kind", MovementKind.enumeration,
            "opening: stock at the start; sale: units that orders of the period took; stock_out: nothing to sell")
        let quantity = table.int32("quantity", unit: "units", "What was added; below 0 for what was taken")
        let after = table.int32("stock_after", unit: "units", domain: ">= 0", "What is left")
        table.fill(time, kind, quantity, after, after: settled) { _, cells, scratch in
            let movements = scratch[facts].movements
            cells[time].each(cells.rows) { movements[$0].time * 1_000_000 }
            cells[kind].each(cells.rows) { movements[$0].kind.cell }
            cells[quantity].each(cells.rows) { Int32(clamping: movements[$0].quantity) }
            cells[after].each(cells.rows) { Int32(clamping: movements[$0].after) }
        }
        let (ordered, due) = Self.declareReceipt(table, world, supplier: supplier, facts, settled)
        let laws = StockLaws(
            product: product, supplier: supplier, time: time, ordered: ordered, due: due, kind: kind,
            quantity: quantity, after: after)
        table.laws {
            laws.declare($0, within: world.setting.run, suppliers)
            laws.declareSums($0, products, items)
        }
        source = builder.finish()
    }

    /// Who delivered, and what was agreed with him.
    private static func declareReceipt(
        _ table: TableBuilder, _ world: CommerceWorld, supplier: ColumnHandle<UUIDWords>,
        _ facts: KeptObject<StockFacts>, _ settled: Stage
    ) -> (ordered: ColumnHandle<Int64>, due: ColumnHandle<Int64>) {
        let ordered = table.timestamp(
            "ordered_ts", resolution: .seconds, nullable: true,
            "Receipts: when it was ordered, a lead time before it was due")
        let due = table.timestamp("due_ts", resolution: .seconds, nullable: true, "Receipts: when it was due")
        table.fill(supplier, ordered, due, after: settled) { _, cells, scratch in
            let (movements, suppliers, hasSupplier) = (scratch[facts].movements, cells[supplier], cells.valid(supplier))
            let (orderTimes, isOrdered) = (cells[ordered], cells.valid(ordered))
            let (dueTimes, isDue) = (cells[due], cells.valid(due))
            for row in cells.rows {
                let receipt = movements[row].receipt
                (hasSupplier[row], isOrdered[row], isDue[row]) = (receipt != nil, receipt != nil, receipt != nil)
                guard let receipt else { continue }
                suppliers[row] = world.supplierKeys.uuid(receipt.supplier)
                orderTimes[row] = receipt.ordered * 1_000_000
                dueTimes[row] = receipt.due * 1_000_000
            }
        }
        return (ordered, due)
    }
}

/// What stock movements keep, and products with them.
private struct StockLaws: Sendable {
    let product, supplier: ColumnHandle<UUIDWords>
    let time, ordered, due: ColumnHandle<Int64>
    let kind, quantity, after: ColumnHandle<Int32>

    private static let day: Int64 = 86_400_000_000

    func declare(_ laws: LawBuilder, within run: Range<Int64>, _ suppliers: Suppliers) {
        laws.law("movement_within_run", "stock moves within the run", reads: time) { run.contains($0) }
        laws.law(
            "quantity_fits_kind", "what comes adds, what goes takes away, and a stock-out finds nothing", reads: kind,
            quantity, after
        ) { kind, quantity, after in
            switch Int(kind) {
            case MovementKind.opening.index, MovementKind.receipt.index: quantity > 0
            case MovementKind.sale.index, MovementKind.writeOff.index: quantity < 0
            case MovementKind.stockOut.index: quantity == 0 && after == 0
            default: false
            }
        }
        laws.law(
            "receipt_has_supplier",
            "supplier, order and due time are there if and only if it is a receipt, a lead time apart", reads: kind,
            supplier, ordered, due, time, supplier[suppliers.leadTime]
        ) { kind, supplier, ordered, due, time, days in
            guard kind == MovementKind.receipt.index else {
                return supplier == Law.null && ordered == Law.null && due == Law.null
            }
            return supplier != Law.null && due != Law.null && due <= time && ordered &+ days &* Self.day == due
        }
    }

    func declareSums(_ laws: LawBuilder, _ products: Products, _ items: OrderItems) {
        laws.sequence(
            "stock_adds_up",
            "what is left is what was left before and the quantity; a product's movements stand in time order",
            owner: product, reads: time, quantity, after
        ) { before, row in
            let (time, quantity, after) = (row[0], row[1], row[2])
            guard let before else { return after == quantity }
            return after == before[2] &+ quantity && time >= before[0]
        }
        let taken = product.figure(.sum, kind, quantity) { $0[0] == MovementKind.sale.index ? $0[1] : 0 }
        laws.law(
            of: products.id, "sold_is_ordered", "a product's sales are the units of its order items",
            figures: [taken, items.product.sum(items.quantity)]
        ) { $0[0] == 0 &- $0[1] }
    }
}
