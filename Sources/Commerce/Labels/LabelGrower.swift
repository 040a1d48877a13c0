internal import LoamWorlds

/// Grows batches of labels.
final class LabelGrower: Grower {
    private let source: LabelsSource
    private let world: CommerceWorld
    private let sessions: SessionFacts
    private let orders: OrderFacts
    private let carts: CartGrower
    private let stock: StockGrower
    private var movements: Batch?

    init(_ source: LabelsSource) {
        self.source = source
        world = source.world
        sessions = SessionFacts(world)
        orders = OrderFacts(world)
        carts = CartGrower(world)
        stock = StockGrower(world)
    }

    func grow(_ drivers: Range<Int>, into batches: [Batch?]) {
        guard let batch = batches[0] else { return }
        var writer = LabelWriter(batch, world)
        for part in source.parts {
            let range = drivers.clamped(to: part.first..<part.first + part.count)
            guard !range.isEmpty else { continue }
            let rows = range.lowerBound - part.first..<range.upperBound - part.first
            switch part.part {
            case .sessions: labelSessions(rows, part.first, &writer)
            case .orders: labelOrders(rows, part.first, &writer)
            case .carts: labelCarts(rows, part.first, &writer)
            case .stock: labelStock(rows, part.first, &writer)
            }
        }
        batch.rowCount = writer.count
    }

    private func labelSessions(_ rows: Range<Int>, _ first: Int, _ writer: inout LabelWriter) {
        sessions.settle(rows)
        for (row, visit) in rows.enumerated() where sessions.scratch.marks[row] != 0 {
            writer.begin(driver: first + visit)
            writer.add(
                sessions.scratch.marks[row], LabelsTable.Table.sessions, world.visitStreams.key.uuid(visit))
        }
    }

    private func labelCarts(_ rows: Range<Int>, _ first: Int, _ writer: inout LabelWriter) {
        carts.settle(rows)
        for (row, cart) in rows.enumerated() where carts.visits.marks[row] != 0 {
            writer.begin(driver: first + cart)
            writer.add(carts.visits.marks[row], LabelsTable.Table.carts, world.cartStreams.key.uuid(cart))
        }
    }

    private func labelOrders(_ rows: Range<Int>, _ first: Int, _ writer: inout LabelWriter) {
        orders.settle(rows)
        let scratch = orders.scratch
        let aftermath = orders.aftermath
        for (row, order) in rows.enumerated() {
            writer.begin(driver: first + order)
            let key = world.orderStreams.key.uuid(order)
            writer.add(scratch.visits.marks[row], LabelsTable.Table.orders, key)
            for item in scratch.items(of: row) {
                let slot = order * ItemStreams.slots + item - Int(scratch.firstItem[row])
                writer.add(scratch.items.marks[item], LabelsTable.Table.items, world.itemStreams.key.uuid(slot))
                if aftermath.returned[item] != .min {
                    writer.add(
                        aftermath.returnMarks[item], LabelsTable.Table.returns, world.returnStreams.key.uuid(slot))
                }
            }
            if aftermath.opened[row] != .min {
                writer.add(aftermath.ticketMarks[row], LabelsTable.Table.tickets, world.ticketStreams.key.uuid(order))
            }
        }
    }

    private func labelStock(_ rows: Range<Int>, _ first: Int, _ writer: inout LabelWriter) {
        let most = rows.count * StockSource.movementsPerPeriod
        let batch = movements.flatMap { $0.capacity >= most ? $0 : nil } ?? Batch(StockTable.schema, capacity: most)
        movements = batch
        batch.clear()
        stock.grow(rows, into: [batch])
        for row in 0..<batch.rowCount where stock.marks[row] != 0 {
            let (cell, number) = stock.numbers[row].quotientAndRemainder(dividingBy: StockSource.movementsPerPeriod)
            writer.begin(driver: first + cell, number: number)
            writer.add(
                stock.marks[row], LabelsTable.Table.stock, batch.columns[StockTable.Place.movementID].uuid[row])
        }
    }
}

/// Appends labels to a batch.
struct LabelWriter {
    private let batch: Batch
    private let world: CommerceWorld
    private(set) var count = 0
    private var driver = 0
    private var number = 0

    init(_ batch: Batch, _ world: CommerceWorld) {
        self.batch = batch
        self.world = world
    }

    /// The labels that follow belong to this driver row.
    mutating func begin(driver: Int, number: Int = 0) {
        self.driver = driver
        self.number = number
    }

    /// One label for each mark of a row.
    @inline(__always)
    mutating func add(_ marks: UInt64, _ table: Int32, _ key: @autoclosure () -> UUIDWords) {
        guard marks != 0 else { return }
        addAll(marks, table, key())
    }

    private mutating func addAll(_ marks: UInt64, _ table: Int32, _ key: UUIDWords) {
        typealias Place = LabelsTable.Place
        let columns = batch.columns
        var left = marks
        while left != 0 {
            let place = left.trailingZeroBitCount
            left &= left &- 1
            let mark = world.effects.marks[place]
            let words = world.labels.words[place]
            columns[Place.labelID].uuid[count] = world.labelKeys.uuid(driver &* world.labels.mostForDriver &+ number)
            columns[Place.effect].int32[count] = words.effect
            columns[Place.kind].int32[count] = words.kind
            columns[Place.table].int32[count] = table
            columns[Place.rowID].uuid[count] = key
            columns[Place.role].int32[count] = words.role
            columns[Place.step].valid[count] = false
            columns[Place.windowStart].int64[count] = mark.windowStart * 1_000_000
            columns[Place.windowEnd].int64[count] = mark.windowEnd * 1_000_000
            columns[Place.strength].float64[count] = mark.strength
            count += 1
            number += 1
        }
    }
}
