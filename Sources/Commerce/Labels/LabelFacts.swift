internal import LoamWorlds

/// A row that an effect touched.
struct Label {
    /// The row of its key.
    var number: Int
    /// Index into the effects' marks.
    var mark: Int
    var table: LabelledTable
    /// Key of the touched row.
    var row: UUIDWords
}

/// Finds labels by settling the rows that carry marks a second time: visits, orders with their items, returns and tickets, carts, stock.
final class LabelFacts {
    private let world: CommerceWorld
    private let plan: LabelPlan
    private let sessions: SessionFacts
    private let orders: OrderFacts
    private let carts: CartFacts
    private let stock: StockFacts
    /// The labels of the batch.
    private(set) var labels: [Label] = []
    /// The key of the next label of the row at hand.
    private var number = 0

    init(_ world: CommerceWorld, _ plan: LabelPlan) {
        self.world = world
        self.plan = plan
        sessions = SessionFacts(world)
        orders = OrderFacts(world)
        carts = CartFacts(world)
        stock = StockFacts(world)
    }

    func settle(_ drivers: Range<Int>) {
        labels.removeAll(keepingCapacity: true)
        for (part, all) in plan.parts {
            let range = drivers.clamped(to: all)
            guard !range.isEmpty else { continue }
            let rows = range.lowerBound - all.lowerBound..<range.upperBound - all.lowerBound
            switch part {
            case .sessions: labelSessions(rows, all.lowerBound)
            case .orders: labelOrders(rows, all.lowerBound)
            case .carts: labelCarts(rows, all.lowerBound)
            case .stock: labelStock(rows, all.lowerBound)
            }
        }
    }

    private func labelSessions(_ rows: Range<Int>, _ first: Int) {
        sessions.settle(rows)
        for (row, visit) in rows.enumerated() where sessions.scratch.marks[row] != 0 {
            begin(first + visit)
            add(sessions.scratch.marks[row], .sessions, world.visitStreams.key.uuid(visit))
        }
    }

    private func labelCarts(_ rows: Range<Int>, _ first: Int) {
        carts.settle(rows)
        for (row, cart) in rows.enumerated() where carts.visits.marks[row] != 0 {
            begin(first + cart)
            add(carts.visits.marks[row], .carts, world.cartStreams.key.uuid(cart))
        }
    }

    private func labelOrders(_ rows: Range<Int>, _ first: Int) {
        orders.settle(rows)
        let (scratch, aftermath) = (orders.scratch, orders.aftermath)
        for (row, order) in rows.enumerated() {
            begin(first + order)
            add(scratch.visits.marks[row], .orders, world.orderStreams.key.uuid(order))
            for item in scratch.items(of: row) {
                let slot = order * ItemStreams.slots + item - Int(scratch.firstItem[row])
                add(scratch.items.marks[item], .items, world.itemStreams.key.uuid(slot))
                if aftermath.returned[item] != .min {
                    add(aftermath.returnMarks[item], .returns, world.returnStreams.key.uuid(slot))
                }
            }
            if aftermath.opened[row] != .min {
                add(aftermath.ticketMarks[row], .tickets, world.ticketStreams.key.uuid(order))
            }
        }
    }

    private func labelStock(_ rows: Range<Int>, _ first: Int) {
        stock.settle(rows)
        for movement in stock.movements where movement.marks != 0 {
            let (cell, place) = movement.number.quotientAndRemainder(dividingBy: StockMovements.mostInPeriod)
            begin(first + cell, place)
            add(movement.marks, .stock, world.movementKeys.uuid(movement.number))
        }
    }

    /// The labels that follow belong to this driver row.
    @inline(__always) private func begin(_ driver: Int, _ place: Int = 0) {
        number = driver &* plan.mostForDriver &+ place
    }

    /// One label for each mark of a row.
    @inline(__always) private func add(_ marks: UInt64, _ table: LabelledTable, _ key: @autoclosure () -> UUIDWords) {
        guard marks != 0 else { return }
        addAll(marks, table, key())
    }

    private func addAll(_ marks: UInt64, _ table: LabelledTable, _ key: UUIDWords) {
        var left = marks
        while left != 0 {
            labels.append(Label(number: number, mark: left.trailingZeroBitCount, table: table, row: key))
            left &= left &- 1
            number += 1
        }
    }
}
