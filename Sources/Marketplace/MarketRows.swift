internal import LoamWorlds

/// Finds the rows of a marketplace that cells of files belong to: tenants by their key, products by the time they were
/// created. Whatever the cells say, the answer is a row or nil.
final class MarketRows: Sendable {
    let world: MarketplaceWorld
    /// Row of each tenant, by its key as laws see it.
    private let tenants: [Int64: Int]

    init(_ world: MarketplaceWorld) {
        self.world = world
        tenants = Dictionary(
            (0..<world.setting.tenants).map { (Law.uuid(world.tenants.key(of: $0)), $0) },
            uniquingKeysWith: { first, _ in first })
    }

    /// The row of a tenant, by its key as laws see it.
    func tenant(_ key: Int64) -> Int? { tenants[key] }

    /// Whether something holds for the product of a tenant that was created then; more than one product may have been.
    func anyProduct(_ tenant: Int64, created: Int64, _ holds: (_ product: Int, _ shop: TenantShop) -> Bool) -> Bool {
        guard let tenant = tenants[tenant] else { return false }
        let (setting, shop) = (world.setting, world.shops[tenant])
        guard (setting.opened..<setting.start).contains(cell: created) else { return false }
        let share = Double(created - setting.opened.microseconds) / Double(setting.opened.distance(to: setting.start))
        let near = Int(share * Double(shop.products.count))
        return (max(0, near - 1)...near + 1).contains { row in
            guard row < shop.products.count else { return false }
            let product = shop.products.lowerBound + row
            return world.products.created(product, in: shop) == created && holds(product, shop)
        }
    }

    /// Whether a product of a tenant that was created then had this price at a time.
    func isPrice(_ price: Int64, at time: Int64, tenant: Int64, created: Int64) -> Bool {
        guard time >= created, time < world.setting.end.microseconds else { return false }
        return anyProduct(tenant, created: created) { product, shop in
            world.products.price(product, in: shop, at: time) == price
        }
    }

    /// Whether a product was sold in such units by an order of that very time.
    func isSale(of product: Int, in shop: TenantShop, time: Int64, units: Int64) -> Bool {
        let sales = world.sales
        let grid = sales.grids.grid(products: shop.soldProducts)
        var number = firstOrder(notBefore: time, in: shop)
        while number < shop.orders.count, sales.time(number, in: shop) == time {
            var isFound = false
            sales.forEachItem(number, in: shop, grid) { sold, item in
                let quantity = sales.quantity(order: shop.orders.lowerBound + number, item: item)
                if sold == product && quantity == units { isFound = true }
            }
            if isFound { return true }
            number += 1
        }
        return false
    }

    private func firstOrder(notBefore time: Int64, in shop: TenantShop) -> Int {
        var (low, high) = (0, shop.orders.count)
        while low < high {
            let middle = (low + high) / 2
            if world.sales.time(middle, in: shop) < time { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
