internal import LoamVocabulary
internal import LoamWorlds

/// What moved stock.
enum StockCause: String, ColumnWord {
    case manual, order, receipt
    case back = "return"
    case adjustment, system
}

/// The stock_events table.
struct StockEvents {
    let source: DeclaredSource

    init(
        _ world: MarketplaceWorld, _ tenants: Tenants, _ products: Products, _ items: OrderItems, _ book: StreamBook
    ) {
        let spans = world.stockSpans
        let builder = SourceBuilder(drivers: spans.rows, book)
        builder.sections { world.sections(spans) }
        let table = builder.table(
            "stock_events", "What moved the stock of products, product by product in order of time")
        let replayed = ReplayedEvents(builder)
        let stage = replayed.stage(builder, world, StockDraws(table, products: world.productSpans.rows))
        table.key(
            "stock_event_id", book.key("stock_events", "stock_event_id", rows: spans.rows), "Key of the event")
        let tenant = table.tenant(world, tenants, spans)
        let product = table.key("product_id", to: products.id, "The product") { rows, out in
            world.forEachStockedProduct(in: rows) { product, _, events, _ in
                let key = world.products.keys.uuid(product)
                out.each(events) { _ in key }
            }
        }
        let delta = table.int64("delta", unit: "units", "What was added; below 0 for what was taken, never 0")
        table.fill(delta, after: stage) { rows, cells, scratch in cells[delta].copy(rows, from: scratch[replayed.delta])
        }
        let level = table.int64(
            "resulting_level", unit: "units", domain: ">= 0", "What is there then; before the first, 0")
        table.fill(level, after: stage) { rows, cells, scratch in cells[level].copy(rows, from: scratch[replayed.level])
        }
        let time = table.timestamp("event_time", "When; a sale when its order was placed")
        table.fill(time, after: stage) { rows, cells, scratch in cells[time].copy(rows, from: scratch[replayed.time]) }
        let cause = table.choice(
            "source", StockCause.enumeration,
            "order: one item of an order; adjustment: the sales of a period for which there was no event of their "
                + "own; system: the opening stock; manual: a count that corrected the level")
        table.fill(cause, after: stage) { rows, cells, scratch in
            let causes = scratch[replayed.cause]
            cells[cause].each(rows) { causes[$0 &- rows.lowerBound].cell }
        }
        Self.declareMeta(table, world, replayed, stage)
        table.laws { laws in
            Self.declare(
                laws, world, products, items, tenant: tenant, product: product, delta: delta, level: level, time: time,
                cause: cause)
        }
        source = builder.finish()
    }

    private static func declareMeta(
        _ table: TableBuilder, _ world: MarketplaceWorld, _ replayed: ReplayedEvents, _ stage: Stage
    ) {
        let (reasons, names) = (StockReasons(table), world.customers.names)
        let (reason, entry) = table.structure("meta", "What else is known of the event") {
            (
                $0.text(
                    "reason", width: reasons.width, nullable: true, "Why: for an adjustment how many sales it sums"),
                $0.text("operator", width: names.maximumWidth, nullable: true, "Who entered it")
            )
        }
        let (draws, isNamed) = (table.stream("meta", "has operator"), Bernoulli(probability: 0.5))
        let (gender, first) = (table.stream("meta", "gender"), table.stream("meta", "first name"))
        let last = table.stream("meta", "last name")
        table.fill(reason, entry, after: stage) { rows, cells, scratch in
            let (causes, sales) = (scratch[replayed.cause], scratch[replayed.sales])
            let (isGiven, isEntered) = (cells.valid(reason), cells.valid(entry))
            var reasonText = cells.writer(reason)
            var name = cells.writer(entry)
            for event in rows {
                let index = event &- rows.lowerBound
                isGiven[event] = reasons.append(event, causes[index], sales: sales[index], to: &reasonText)
                reasonText.endRow()
                let hasName = Self.isEntered(causes[index]) && isNamed.occurs(draws.draw(event))
                isEntered[event] = hasName
                if hasName {
                    names.append(
                        first: names.first(gender.draw(event), first.draw(event)), last: names.last(last.draw(event)),
                        to: &name)
                }
                name.endRow()
            }
            reasonText.finish()
            name.finish()
        }
    }

    /// What people enter has a name; orders and the system have none.
    private static func isEntered(_ cause: StockCause) -> Bool {
        switch cause {
        case .manual, .receipt, .back: true
        case .order, .adjustment, .system: false
        }
    }

    private static func declare(
        _ laws: LawBuilder, _ world: MarketplaceWorld, _ products: Products, _ items: OrderItems,
        tenant: ColumnHandle<UUIDWords>, product: ColumnHandle<UUIDWords>, delta: ColumnHandle<Int64>,
        level: ColumnHandle<Int64>, time: ColumnHandle<Int64>, cause: ColumnHandle<Int32>
    ) {
        let (setting, rows) = (world.setting, MarketRows(world))
        laws.same(
            "tenant_of_stocked_product", "an event belongs to the tenant of its product",
            (tenant, product[products.tenant]))
        laws.law("event_within_run", "stock moves within the run", reads: time) {
            (setting.start..<setting.end).contains(cell: $0)
        }
        laws.law(
            "sign_fits_source",
            "orders and sums of sales take away; receipts, returns and the opening add; nothing moves by 0",
            reads: cause, delta
        ) { cause, delta in
            switch Int32(truncatingIfNeeded: cause) {
            case StockCause.order.cell, StockCause.adjustment.cell: delta < 0
            case StockCause.receipt.cell, StockCause.back.cell, StockCause.system.cell: delta > 0
            default: delta != 0
            }
        }
        laws.law(
            "sale_is_item", "a sale is an order item: the same product, units and time", reads: cause, time, delta,
            product[products.tenant], product[products.created]
        ) { cause, time, delta, tenant, created in
            guard cause == StockCause.order.index else { return true }
            return rows.anyProduct(tenant, created: created) { product, shop in
                rows.isSale(of: product, in: shop, time: time, units: 0 &- delta)
            }
        }
        laws.sequence(
            "stock_replays",
            "the level is the one before and what was added, from 0 on, and never below; events stand in order of time",
            owner: product, reads: time, delta, level, cause
        ) { before, row in
            guard let before else { return row[2] == row[1] && row[3] == StockCause.system.index }
            return row[2] == before[2] &+ row[1] && row[2] >= 0 && row[0] >= before[0]
        }
        let events = Int64(setting.stockEvents)
        laws.law(
            of: products.id, "events_per_product", "a product has no stock events, or all of them",
            figures: [product.count]
        ) { $0[0] == 0 || $0[0] == events }
        let taken = product.figure(.sum, cause, delta) {
            $0[0] == StockCause.order.index || $0[0] == StockCause.adjustment.index ? $0[1] : 0
        }
        laws.law(
            of: products.id, "sold_is_ordered",
            "the units that sales took, one by one and summed, are those of the order items",
            figures: [product.count, taken, items.product.sum(items.quantity)]
        ) { figures in
            let (events, taken, sold) = (figures[0], figures[1], figures[2])
            return events == 0 || taken == 0 &- sold
        }
    }
}
