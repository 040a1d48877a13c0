internal import LoamWorlds

/// The price_history table.
struct PriceHistory {
    let source: DeclaredSource

    init(_ world: MarketplaceWorld, _ tenants: Tenants, _ products: Products, _ book: StreamBook) {
        let (prices, spans) = (world.products.prices, world.priceSpans)
        let builder = SourceBuilder(drivers: spans.rows, book)
        builder.sections { world.sections(spans) }
        let table = builder.table(
            "price_history", "What products cost when: intervals that adjoin, product by product")
        table.key("id", world.priceKeys, "Key of the interval")
        let tenant = table.tenant(world, tenants, spans)
        let product = table.key("product_id", to: products.id, "The product")
        let price = table.money(
            "price", domain: "> 0",
            "What it costs: promotions 6 to 15 % below the current price and regular prices around it take turns")
        let from = table.timestamp(
            "effective_from", "From when on; the first interval begins when the product is created")
        let to = table.timestamp(
            "effective_to", nullable: true,
            "Until when, exclusive: the beginning of the next interval; null for the last")
        table.fill(product) { rows, cells in
            let keys = cells[product]
            world.forEachPricedProduct(in: rows) { product, _, intervals, _ in
                let key = world.products.keys.uuid(product)
                keys.each(intervals) { _ in key }
            }
        }
        table.fill(price) { rows, cells in
            let cost = cells[price]
            world.forEachPricedProduct(in: rows) { product, _, intervals, first in
                cost.each(intervals) { prices.price(product, point: $0 &- first) }
            }
        }
        table.fill(from, to) { rows, cells in
            let (start, end, closed) = (cells[from], cells[to], cells.valid(to))
            world.forEachPricedProduct(in: rows) { product, shop, intervals, first in
                let created = world.products.created(product, in: shop)
                var next = prices.start(product, point: intervals.lowerBound &- first, created: created)
                for row in intervals {
                    let point = row &- first &+ 1
                    start[row] = next
                    closed[row] = point < prices.points
                    next = point < prices.points ? prices.start(product, point: point, created: created) : 0
                    end[row] = next
                }
            }
        }
        table.laws { laws in
            Self.declare(laws, world, products, tenant: tenant, product: product, price: price, from: from, to: to)
        }
        source = builder.finish()
    }

    private static func declare(
        _ laws: LawBuilder, _ world: MarketplaceWorld, _ products: Products, tenant: ColumnHandle<UUIDWords>,
        product: ColumnHandle<UUIDWords>, price: ColumnHandle<Int64>, from: ColumnHandle<Int64>,
        to: ColumnHandle<Int64>
    ) {
        let rows = MarketRows(world)
        laws.same(
            "tenant_of_priced_product", "an interval belongs to the tenant of its product",
            (tenant, product[products.tenant]))
        laws.law("interval_has_length", "an interval ends after it begins", reads: from, to) { from, to in
            to == Law.null || from < to
        }
        laws.law(
            "open_price_is_current", "the price of the open interval is that of the product", reads: to, price,
            product[products.price]
        ) { to, price, current in to != Law.null || price == current }
        laws.law(
            "price_of_interval", "an interval has the price that the product had then", reads: price, from,
            product[products.tenant], product[products.created]
        ) { price, from, tenant, created in rows.isPrice(price, at: from, tenant: tenant, created: created) }
        laws.sequence(
            "intervals_adjoin",
            "an interval begins where the one before it ends, at another price; only the last is open", owner: product,
            reads: from, to, price
        ) { before, row in before.map { $0[1] == row[0] && $0[2] != row[2] } ?? true }
        let points = Int64(world.setting.pricePoints)
        laws.law(
            of: products.id, "history_is_whole",
            "a product has no price history, or one of all points that begins when it was created and has one open end",
            reads: products.created,
            figures: [
                product.count, product.figure(.minimum, from) { $0[0] },
                product.figure(.count, to) { $0[0] == Law.null ? 1 : nil },
            ]
        ) { figures in
            let (created, intervals, first, open) = (figures[0], figures[1], figures[2], figures[3])
            return intervals == 0 || intervals == points && first == created && open == 1
        }
    }
}
