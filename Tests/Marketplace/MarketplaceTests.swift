import LoamBytes
import LoamColumns
import LoamEngine
import LoamRecipe
import LoamTestSupport
import LoamWorldSupport
import LoamWorlds
import Testing

@testable import LoamMarketplace

/// What a marketplace shows that no single row can.
@Suite struct MarketplaceTests {
    private static let tables = [
        "tenants", "api_keys", "categories", "products", "customers", "orders", "order_items", "price_history",
        "stock_events",
    ]

    private func model(_ settings: [String: String] = [:], preset: String? = nil) throws -> MarketplaceModel {
        let document = try RecipeCompiler.document(#require(BuiltinRecipes.named("marketplace")))
        let overrides = settings.sorted { $0.key < $1.key }.map {
            Override(path: $0.key, value: $0.value, origin: "test")
        }
        let recipe = try RecipeCompiler.compile(
            document, model: MarketplaceModel.definition, preset: preset, overrides: overrides)
        return try MarketplaceModel(recipe, seed: 42, start: Instant(seconds: 1_735_689_600))
    }

    private func counts(_ model: MarketplaceModel) -> [Int] {
        Self.tables.map { name in
            let source = model.sources.first { $0.tables.contains { $0.name == name } }!
            let table = source.tables.firstIndex { $0.name == name }!
            return source.rowCount(table: table, drivers: 0..<source.driverCount)
        }
    }

    @Test func presetsHaveTheirCounts() throws {
        #expect(try counts(model(preset: "small")) == [2, 2, 20, 2_000, 200, 10_000, 31_000, 200_000, 2_000_000])
        #expect(
            try counts(model(preset: "medium")) == [
                5, 5, 50, 250_000, 5_000, 500_000, 1_550_000, 500_000, 5_000_000,
            ])
        #expect(
            try counts(model(preset: "large")) == [
                10, 10, 100, 5_000_000, 100_000, 20_000_000, 62_000_000, 1_000_000, 10_000_000,
            ])
        #expect(try counts(model(["tenants": "9"], preset: "small"))[0] == 9, "what is said wins over the preset")
        let all = try model(["price_products": "all", "price_points": "3", "products_per_tenant": "5000"])
        #expect(counts(all)[7] == 2 * 5_000 * 3)
    }

    @Test func skewedTenantsAddUp() throws {
        let world = try model(["tenants": "40", "tenant_skew": "1.1", "orders_per_tenant": "900"]).world
        let sizes = (0..<40).map { world.orderSpans[$0].count }.sorted(by: >)
        #expect(sizes.reduce(0, +) == 36_000)
        #expect(world.productSpans.rows == 40_000 && world.customerSpans.rows == 4_000)
        #expect(sizes[0] > 8 * sizes[9] && sizes[39] > 0)
        #expect((0..<40).allSatisfy { !world.productSpans[$0].isEmpty && !world.customerSpans[$0].isEmpty })
    }

    /// An order knows its items, and a product its sales: both ways tell of the same.
    @Test func salesAreFoundFromBothSides() throws {
        try withSeededCases(25, seed: 61) { numbers in
            let settings = [
                "tenants": "\(numbers.within(1...3))", "products_per_tenant": "\(numbers.within(1...400))",
                "orders_per_tenant": "\(numbers.within(0...900))", "product_skew": "\(numbers.within(1...8))",
                "tenant_skew": numbers.oneIn(2) ? "0" : "1.3",
            ]
            let world = try model(settings).world
            for shop in world.shops {
                let grid = world.sales.grids.grid(products: shop.soldProducts)
                var sold: [Int: Set<Int>] = [:]
                for number in 0..<shop.orders.count {
                    var products: Set<Int> = []
                    world.sales.forEachItem(number, in: shop, grid) { product, item in
                        products.insert(product)
                        sold[product, default: []].insert(number * 8 + item)
                    }
                    let items =
                        world.sales.grids.items(of: number + 1, first: shop.orders.lowerBound, grid)
                        - world.sales.grids.items(of: number, first: shop.orders.lowerBound, grid)
                    try demandEqual(products.count, items, "no product stands in an order twice (\(settings))")
                }
                for product in shop.products {
                    var sales: Set<Int> = []
                    var count = 0
                    world.sales.forEachSale(of: product, in: shop, grid) { sale in
                        sales.insert(sale.order * 8 + sale.item)
                        count += 1
                    }
                    try demandEqual(count, sales.count, "no sale twice")
                    try demandEqual(sales, sold[product] ?? [], "sales of product \(product) (\(settings))")
                    let isActive = world.products.isActive(product, in: shop)
                    try demand(isActive || sales.isEmpty, "nobody buys an inactive product")
                }
            }
        }
    }

    @Test func pricesAreThoseOfTheHistory() throws {
        let world = try model(["price_points": "23", "price_products": "17", "products_per_tenant": "40"]).world
        let shop = world.shops[1]
        for product in shop.products {
            let created = world.products.created(product, in: shop)
            let isPriced = shop.pricedProducts.member(product - shop.products.lowerBound) != nil
            let starts = (0..<23).map { world.products.prices.start(product, point: $0, created: created) }
            #expect(starts == starts.sorted() && Set(starts).count == 23 && starts[22] < world.setting.end.microseconds)
            for (point, start) in starts.enumerated() {
                let expected =
                    isPriced
                    ? world.products.prices.price(product, point: point) : world.products.prices.current(product)
                let end = point < 22 ? starts[point + 1] : world.setting.end.microseconds
                for time in [start, (start + end) / 2, end - 1] {
                    #expect(world.products.price(product, in: shop, at: time) == expected)
                }
            }
            #expect(world.products.prices.price(product, point: 22) == world.products.prices.current(product))
        }
    }

    /// More sales than there are events for: the first have a row each, the others are summed, nothing is lost.
    @Test func whatDoesNotFitIsSummed() throws {
        let world = try model([
            "products_per_tenant": "6", "orders_per_tenant": "4000", "stock_events": "60",
        ]).world
        let shop = world.shops[0]
        let grid = world.sales.grids.grid(products: shop.soldProducts)
        let book = StreamBook(seed: 1, model: "test")
        let draws = StockDraws(SourceBuilder(drivers: 60, book).table("stock_events", "Test"), products: 6)
        for product in shop.products.prefix(3) {
            var units: Int64 = 0
            var count = 0
            world.sales.forEachSale(of: product, in: shop, grid) { sale in
                units += world.sales.quantity(order: shop.orders.lowerBound + sale.order, item: sale.item)
                count += 1
            }
            let sales = ProductSales(of: product, in: shop, world, room: 59)
            #expect(count > 1_000 && sales.single.count > 10 && sales.summed.count > 5)
            #expect(sales.single.count + sales.summed.count <= 59)
            #expect((sales.single + sales.summed).reduce(0) { $0 + $1.units } == units)
            #expect((sales.single + sales.summed).reduce(0) { $0 + $1.count } == count)
            let replay = StockReplay(of: product, in: shop, world, draws, first: 0)
            #expect(replay.events.count == 60)
            #expect(replay.events.allSatisfy { $0.level >= 0 && $0.delta != 0 })
            #expect(replay.events.map(\.time) == replay.events.map(\.time).sorted())
        }
    }

    /// Any range grown alone equals the same rows of the whole, for every table; sections cover all rows in order.
    @Test func anyRangeGrowsAlone() throws {
        let world = try GrownWorld(
            "marketplace",
            [
                "tenants": "3", "products_per_tenant": "40", "orders_per_tenant": "500", "stock_events": "90",
                "customers_per_tenant": "7", "tenant_skew": "0.7",
            ])
        for source in world.model.sources {
            for start in [0, 1, source.driverCount / 3, source.driverCount - 1] where start < source.driverCount {
                let drivers = start..<min(start + 257, source.driverCount)
                let batches: [Batch?] = source.tables.indices.map {
                    Batch(source.tables[$0], capacity: source.maximumRows(table: $0, drivers: drivers.count))
                }
                SlicedSource(source, drivers: drivers).makeGrower().grow(0..<drivers.count, into: batches)
                for (table, batch) in batches.enumerated() {
                    let batch = try #require(batch)
                    let before = source.rowCount(table: table, drivers: 0..<start)
                    #expect(batch.rowCount == source.rowCount(table: table, drivers: drivers))
                    var hasher = ContentHasher(batch.schema)
                    let alone = hasher.digest(batch, rows: 0..<batch.rowCount)
                    let whole = hasher.digest(world[batch.schema.name], rows: before..<before + batch.rowCount)
                    #expect(alone == whole, "\(batch.schema.name) from driver row \(start)")
                }
            }
            guard !source.sections.isEmpty else { continue }
            #expect(source.sections.map(\.name).count == 3)
            #expect(source.sections.flatMap { Array($0.drivers) } == Array(0..<source.driverCount))
        }
    }

    @Test func customersAndProductsAreUneven() throws {
        let world = try GrownWorld("marketplace", ["orders_per_tenant": "20000", "tenants": "1"])
        let orders = world["orders"]
        var byCustomer: [String: Int] = [:]
        for row in 0..<orders.rowCount { byCustomer[orders["customer_id"].uuid[row].text, default: 0] += 1 }
        // The busiest tenth of a hundred customers places the square root of a tenth of the orders.
        let busiest = byCustomer.values.sorted(by: >).prefix(10).reduce(0, +)
        #expect(abs(Double(busiest) / 20_000 - 0.3162) < 0.02)
        let shares = orders.shares("order_status")
        #expect(abs((shares["cancelled"] ?? 0) - 0.05) < 0.01 && (shares["delivered"] ?? 0) > 0.8)
        #expect(Set(orders.shares("currency").values) == [1])
    }

    @Test func keysOpenTheirTenants() throws {
        let world = try GrownWorld("marketplace", ["tenants": "30"])
        let (tenants, keys) = (world["tenants"], world["api_keys"])
        #expect(Set((0..<30).map { keys.text("api_key", $0) }).count == 30)
        for row in 0..<30 {
            #expect(tenants["tenant_id"].uuid[row] == keys["tenant_id"].uuid[row])
            #expect(SHA256.text(of: keys.text("api_key", row)) == tenants.text("api_key_hash", row))
        }
        #expect(keys.schema.isSecret && !tenants.schema.isSecret)
    }
}
