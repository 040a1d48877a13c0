internal import LoamColumns
internal import LoamEngine
internal import LoamWorlds

/// The price_history table.
enum PriceHistoryTable {
    enum Place {
        static let id = 0, tenantID = 1, productID = 2, price = 3, from = 4, to = 5
    }

    static let schema = TableSchema(
        "price_history", primaryKey: "id", "What products cost when: intervals that adjoin, product by product",
        [
            Field("id", .uuid, "Key of the interval"),
            TenantsTable.reference,
            Field("product_id", .uuid, references: ForeignKey("products", "product_id"), "The product"),
            Field(
                "price", .decimal(precision: 10, scale: 2), domain: "> 0",
                "What it costs: promotions 6 to 15 % below the current price and regular prices around it take turns"),
            Field(
                "effective_from", .timestamp(.microseconds),
                "From when on; the first interval begins when the product is created"),
            Field(
                "effective_to", .timestamp(.microseconds), nullable: true,
                "Until when, exclusive: the beginning of the next interval; null for the last"),
        ])
}

struct PriceHistorySource: Source {
    let world: MarketplaceWorld
    let tables = [PriceHistoryTable.schema]
    var driverCount: Int { world.priceSpans.rows }
    var sections: [SourceSection] { world.sections(world.priceSpans) }

    func makeGrower() -> any Grower { PriceHistoryGrower(world: world) }
}

/// Grows batches of price intervals.
final class PriceHistoryGrower: Grower {
    private let world: MarketplaceWorld

    init(world: MarketplaceWorld) { self.world = world }

    func grow(_ drivers: Range<Int>, into batches: [Batch?]) {
        guard let batch = batches[0] else { return }
        batch.rowCount = drivers.count
        world.priceSpans.forEachOwner(in: drivers) { tenant, rows in
            fill(batch, rows, from: rows.lowerBound - drivers.lowerBound, tenant)
        }
    }

    private func fill(_ batch: Batch, _ rows: Range<Int>, from first: Int, _ tenant: Int) {
        typealias Place = PriceHistoryTable.Place
        let (ids, tenants) = (batch.columns[Place.id].uuid, batch.columns[Place.tenantID].uuid)
        let (products, prices) = (batch.columns[Place.productID].uuid, batch.columns[Place.price].int64)
        let (from, to) = (batch.columns[Place.from].int64, batch.columns[Place.to].int64)
        let closed = batch.columns[Place.to].valid
        let (book, shop, key) = (world.products, world.shops[tenant], world.tenants.key(of: tenant))
        let points = book.prices.points
        var (member, point) = (rows.lowerBound - world.priceSpans[tenant].lowerBound)
            .quotientAndRemainder(dividingBy: points)
        var product = shop.products.lowerBound + shop.pricedProducts.row(member)
        var created = book.created(product, in: shop)
        var start = book.prices.start(product, point: point, created: created)
        for (place, number) in rows.enumerated() {
            let row = first + place
            ids[row] = world.priceKeys.uuid(number)
            tenants[row] = key
            products[row] = book.keys.uuid(product)
            prices[row] = book.prices.price(product, point: point)
            from[row] = start
            point += 1
            closed[row] = point < points
            if point < points {
                start = book.prices.start(product, point: point, created: created)
                to[row] = start
                continue
            }
            to[row] = 0
            (point, member) = (0, member + 1)
            guard member < shop.pricedProducts.count else { continue }
            product = shop.products.lowerBound + shop.pricedProducts.row(member)
            created = book.created(product, in: shop)
            start = created
        }
    }
}
