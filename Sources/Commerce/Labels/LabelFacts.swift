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

/// Tables whose rows effects touch.
enum LabelledTable: String, ColumnWord {
    case sessions, orders
    case items = "order_items"
    case tickets = "support_tickets"
    case returns
    case carts = "cart_abandonment"
    case stock = "stock_movements"
}

/// Rows that may carry marks and are settled together.
enum LabelPart: CaseIterable {
    case sessions, orders, carts, stock

    /// The part that labels the rows of a table.
    init(_ table: LabelledTable) {
        switch table {
        case .sessions: self = .sessions
        case .orders, .items, .tickets, .returns: self = .orders
        case .carts: self = .carts
        case .stock: self = .stock
        }
    }
}

/// The driver rows of labels: those of each part that effects can touch, one part after the other.
struct LabelPlan: Sendable {
    let parts: [(part: LabelPart, drivers: Range<Int>)]
    /// Labels of one driver row at most: every mark on the order, and on each of its items a discount, a season or a viral
    /// product, on each return a wave, on the ticket a surge.
    let mostForDriver: Int

    init(_ world: CommerceWorld) {
        let effects = world.effects
        let touchesVisits = !effects.surges.isEmpty || !effects.drifts.isEmpty || !effects.migrations.isEmpty
        let touchesStock = !effects.supplierOutages.isEmpty || !effects.viralProducts.isEmpty
        mostForDriver = effects.marks.count + 3 * OrderItems.most + 1
        var first = 0
        parts = LabelPart.allCases.map { part in
            let count: Int =
                switch part {
                case .sessions: touchesVisits ? world.totals.visits : 0
                case .orders: effects.marks.isEmpty ? 0 : world.totals.orders
                case .carts: effects.marks.isEmpty ? 0 : world.totals.carts
                case .stock: touchesStock ? world.catalogue.count * world.availability.periods.count : 0
                }
            defer { first += count }
            return (part, first..<first + count)
        }
    }

    var drivers: Int { parts.last?.drivers.upperBound ?? 0 }

    /// The driver rows of a part.
    func drivers(of part: LabelPart) -> Range<Int> { parts.first { $0.part == part }?.drivers ?? 0..<0 }
}

/// Finds labels by settling again the rows that carry marks: visits, then orders with all that hangs on them, carts, stock.
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
