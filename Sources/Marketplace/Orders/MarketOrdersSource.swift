internal import LoamColumns
internal import LoamEngine

/// Grows orders with their items: the money of an order is the sum of its items.
struct MarketOrdersSource: Source {
    /// Places of the tables.
    enum Table {
        static let orders = 0, items = 1
    }

    let world: MarketplaceWorld
    let tables = [MarketOrdersTable.schema, MarketItemsTable.schema]
    var driverCount: Int { world.orderSpans.rows }
    var sections: [SourceSection] { world.sections(world.orderSpans) }

    func counting(table: Int) -> RowCounting { table == Table.orders ? .drivers : .arithmetic }

    func rowCount(table: Int, drivers: Range<Int>) -> Int {
        if table == Table.orders { return drivers.count }
        var rows = 0
        world.orderSpans.forEachOwner(in: drivers) { tenant, orders in
            let shop = world.shops[tenant]
            let (grids, first) = (world.sales.grids, shop.orders.lowerBound)
            let grid = grids.grid(products: shop.soldProducts)
            rows += grids.items(of: orders.upperBound - first, first: first, grid)
            rows -= grids.items(of: orders.lowerBound - first, first: first, grid)
        }
        return rows
    }

    func maximumRows(table: Int, drivers: Int) -> Int {
        table == Table.items ? drivers * ItemGrid.mostLanes : drivers
    }

    func makeGrower() -> any Grower { MarketOrderGrower(world) }
}
