internal import LoamWorlds

/// The sales of one product as its stock events show them: as many as there is room for one by one, from the first on, and
/// the rest summed by period.
///
/// Found from the product alone. Memory depends on the room, not on the sales.
struct ProductSales {
    struct Sale {
        var time: Int64
        var units: Int64
        /// Sales that it sums; 1 for a sale of its own.
        var count: Int
    }

    /// In order of time.
    private(set) var single: [Sale] = []
    /// In order of time; each stands at the end of its period.
    private(set) var summed: [Sale] = []

    /// Sums take at most a quarter of the room, and make at most one for each week of half a year.
    private static let mostPeriods = 26
    /// How finely the sales that have no event of their own are told from those that do.
    private static let slices = 4096

    /// - Parameter room: events that sales may take; at least 1.
    init(of product: Int, in shop: TenantShop, _ world: MarketplaceWorld, room: Int) {
        let sales = world.sales
        let grid = sales.grids.grid(products: shop.soldProducts)
        let orders = shop.orders.count
        var counts = [Int](repeating: 0, count: Self.slices)
        var all = 0
        sales.forEachSale(of: product, in: shop, grid) { sale in
            counts[sale.order * Self.slices / orders] += 1
            all += 1
        }
        let periods = max(1, min(Self.mostPeriods, room / 4))
        let limit = all <= room ? Self.slices : Self.slices(counts, within: room - periods)
        var sums = [Sale](repeating: Sale(time: 0, units: 0, count: 0), count: periods)
        var found: [(order: Int, item: Int)] = []
        let setting = world.setting
        let span = setting.start.distance(to: setting.end)
        sales.forEachSale(of: product, in: shop, grid) { sale in
            if sale.order * Self.slices / orders < limit { return found.append((sale.order, sale.item)) }
            let time = sales.time(sale.order, in: shop)
            let period = Int(
                (Double(time - setting.start.microseconds) / Double(span) * Double(periods)).rounded(.down))
            sums[min(period, periods - 1)].count += 1
            sums[min(period, periods - 1)].units += sales.quantity(
                order: shop.orders.lowerBound + sale.order, item: sale.item)
        }
        found.sort { $0.order < $1.order }
        single = found.map { sale in
            let units = sales.quantity(order: shop.orders.lowerBound + sale.order, item: sale.item)
            return Sale(time: sales.time(sale.order, in: shop), units: units, count: 1)
        }
        for (period, sum) in sums.enumerated() where sum.count > 0 {
            let end =
                setting.start.microseconds + Int64((Double(period + 1) / Double(periods) * Double(span)).rounded(.up))
            summed.append(Sale(time: min(setting.end.microseconds, end) - 1, units: sum.units, count: sum.count))
        }
    }

    /// The slices from the first on whose sales fit.
    private static func slices(_ counts: [Int], within room: Int) -> Int {
        var sum = 0
        for (slice, count) in counts.enumerated() {
            sum += count
            if sum > room { return slice }
        }
        return counts.count
    }
}
