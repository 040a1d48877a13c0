internal import LoamColumns
internal import LoamEngine
internal import LoamRandom

/// Grows orders and their items together: an order's money is the sum of its items.
struct OrdersSource: Source {
    /// Items an order can have; the weights are those of 1 to 5.
    static let itemCountWeights = [0.55, 0.25, 0.12, 0.05, 0.03]
    static let maximumItems = 5

    let world: CommerceWorld
    let tables = [OrdersTable.schema, OrderItemsTable.schema]
    private let itemCounts = ConditionalTable(Self.itemCountWeights)

    init(_ world: CommerceWorld) { self.world = world }

    var driverCount: Int { world.orders.total }
    var note: String { "planned over \((world.setting.end - world.setting.start) / 3600) hours" }

    func rowCount(table: Int, drivers: Range<Int>) -> Int {
        guard table == 1 else { return drivers.count }
        let stream = world.orderStreams.itemCount
        var rows = drivers.count
        for order in drivers { rows &+= itemCounts.sample(0, stream.draw(order)) }
        return rows
    }

    func maximumRows(table: Int, drivers: Int) -> Int { table == 1 ? drivers * Self.maximumItems : drivers }

    func makeGrower() -> any Grower { OrderGrower(world, itemCounts) }
}
