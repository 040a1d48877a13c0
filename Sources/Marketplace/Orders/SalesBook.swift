internal import LoamWorlds

/// Who sells what to whom and when, asked from both sides: an order knows its items, and a product knows its sales, each by
/// arithmetic alone. Nothing is kept for a row.
///
/// The sales of a lane (see `ItemGrid`) are numbered in time. A permutation of the shop takes the number to a place by
/// popularity, and a power law the place to a product; backwards, a product has a range of places, and each is a sale of
/// some order.
struct SalesBook: Sendable {
    let grids: ItemGrids
    private let curve: ArrivalCurve
    private let popularity: PowerLaw
    private let times: RandomStream
    private let quantities: RandomStream

    static let mostQuantity = 5

    init(_ setting: MarketplaceSetting, products: ProductBook, orders: Int, _ book: StreamBook) {
        // One entry more for a block that a shop does not have.
        grids = ItemGrids(
            book.stream("order_items", "order_id", "count", rows: orders + ItemGrid.blockOrders))
        curve = ArrivalCurve(start: setting.start.microseconds, end: setting.end.microseconds)
        popularity = PowerLaw(exponent: setting.productSkew)
        times = book.stream("orders", "order_date", rows: orders)
        quantities = book.stream("order_items", "quantity", rows: orders * ItemGrid.mostLanes)
    }

    /// When an order, by its number in the shop, is placed. Later orders are not placed earlier.
    @inline(__always)
    func time(_ number: Int, in shop: TenantShop) -> Int64 {
        curve.time(number: number, of: shop.orders.count, times.draw(shop.orders.lowerBound &+ number))
    }

    /// Units of an item, by the row of its order: 1 to 5.
    @inline(__always)
    func quantity(order: Int, item: Int) -> Int64 {
        let draw = quantities.draw(order &* ItemGrid.mostLanes &+ item)
        return 1 &+ Int64(draw.scaled(below: UInt64(Self.mostQuantity)))
    }

    /// The product, by its row, that a lane sells as its sale of a number.
    @inline(__always)
    func product(sale number: Int, lane: Int, in shop: TenantShop) -> Int {
        shop.lanes.withUnsafeBufferPointer { lanes in
            let rank = lanes[lane].places.forward(number)
            let product = popularity.rank(number: rank, total: lanes[lane].sales, of: lanes[lane].products)
            return shop.products.lowerBound &+ shop.productPlaces.forward(product &* lanes.count &+ lane)
        }
    }

    /// Hands the items of an order, by its number in the shop, to `body`: the row of the product, and which item it is.
    func forEachItem(
        _ number: Int, in shop: TenantShop, _ grid: ItemGrid, _ body: (_ product: Int, _ item: Int) -> Void
    ) {
        let (block, index) = number.quotientAndRemainder(dividingBy: ItemGrid.blockOrders)
        let counts = grids.counts(grid, block: block, first: shop.orders.lowerBound)
        for item in 0..<counts[index] {
            let lane = grid.lane(item: item, block: block)
            let sale = grid.salesBefore(lane, block: block) + counts.orders(before: index, withItem: item)
            body(product(sale: sale, lane: lane, in: shop), item)
        }
    }

    /// A sale: which order, by its number in the shop, and which of its items.
    struct Sale {
        var order: Int
        var item: Int
    }

    /// Hands all sales of a product to `body`, in no order of time.
    func forEachSale(of product: Int, in shop: TenantShop, _ grid: ItemGrid, _ body: (Sale) -> Void) {
        let position = shop.productPlaces.inverse(product - shop.products.lowerBound)
        guard position < shop.soldProducts else { return }
        let (rank, lane) = position.quotientAndRemainder(dividingBy: grid.lanes)
        let sales = shop.lanes[lane]
        let first = popularity.firstNumber(rank: rank, total: sales.sales, of: sales.products)
        let end = popularity.firstNumber(rank: rank + 1, total: sales.sales, of: sales.products)
        for number in first..<max(first, end) {
            body(sale(sales.places.inverse(number), lane: lane, in: shop, grid))
        }
    }

    private func sale(_ number: Int, lane: Int, in shop: TenantShop, _ grid: ItemGrid) -> Sale {
        let (block, index) = grid.block(ofSale: number, lane: lane)
        let item = grid.item(lane: lane, block: block)
        let counts = grids.counts(grid, block: block, first: shop.orders.lowerBound)
        var order = 0
        var left = index
        while counts[order] <= item || left > 0 {
            if counts[order] > item { left -= 1 }
            order += 1
        }
        return Sale(order: block * ItemGrid.blockOrders + order, item: item)
    }
}
