internal import LoamColumns
internal import LoamEngine
internal import LoamRandom

/// Grows orders with all that hangs on them: items, returns and support tickets. An order's money is the sum of its items;
/// what is sent back was delivered; a ticket is about what happened.
struct OrdersSource: Source {
    /// Items an order can have; the weights are those of 1 to 5.
    static let itemCountWeights = [0.55, 0.25, 0.12, 0.05, 0.03]
    static let maximumItems = 5

    /// Places of the tables.
    enum Table {
        static let orders = 0, items = 1, tickets = 2, returns = 3
    }

    let world: CommerceWorld
    let tables = [OrdersTable.schema, OrderItemsTable.schema, TicketsTable.schema, ReturnsTable.schema]
    private let itemCounts = ConditionalTable(Self.itemCountWeights)

    init(_ world: CommerceWorld) { self.world = world }

    var driverCount: Int { world.totals.orders }
    var note: String { "planned over \((world.setting.end - world.setting.start) / 3600) hours" }

    /// Orders and items by arithmetic; returns and tickets by growing what they depend on, some 150 ns an order.
    func rowCount(table: Int, drivers: Range<Int>) -> Int {
        switch table {
        case Table.orders: drivers.count
        case Table.items: itemCount(drivers)
        default: RowCounter.count(self, table: table, drivers: drivers)
        }
    }

    func counting(table: Int) -> RowCounting {
        switch table {
        case Table.orders: .drivers
        case Table.items: .arithmetic
        default: .growing
        }
    }

    private func itemCount(_ drivers: Range<Int>) -> Int {
        let stream = world.orderStreams.itemCount
        var rows = drivers.count
        for order in drivers { rows &+= itemCounts.sample(0, stream.draw(order)) }
        return rows
    }

    func maximumRows(table: Int, drivers: Int) -> Int {
        table == Table.items || table == Table.returns ? drivers * Self.maximumItems : drivers
    }

    func makeGrower() -> any Grower { OrderGrower(world) }
}

/// Counts rows where only growing them tells: batch by batch, in the memory of one.
enum RowCounter {
    private static let batchRows = 1024

    static func count(_ source: some Source, table: Int, drivers: Range<Int>) -> Int {
        let batch = Batch(
            source.tables[table], capacity: max(1, source.maximumRows(table: table, drivers: batchRows)))
        let grower = source.makeGrower()
        var rows = 0
        var left = drivers
        while !left.isEmpty {
            let piece = left.prefix(batchRows)
            left = left.dropFirst(batchRows)
            batch.clear()
            grower.grow(piece, into: source.tables.indices.map { $0 == table ? batch : nil })
            rows += batch.rowCount
        }
        return rows
    }
}
