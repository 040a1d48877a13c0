internal import LoamWorlds

extension LabelList {
    fileprivate mutating func add(_ mark: Int, _ table: LabelledRows, row: Int) { add(mark, table.index, row: row) }

    @inline(__always) fileprivate mutating func add(_ marks: MarkSets, at index: Int, _ table: LabelledRows, row: Int) {
        add(marks, at: index, table.index, row: row)
    }
}

/// Sessions that traffic, drifts and migrations touched.
final class SessionLabels: LabelFinder {
    private let sessions: SessionFacts

    init(_ world: CommerceWorld) { sessions = SessionFacts(world) }

    func find(_ drivers: Range<Int>, into labels: inout LabelList) {
        sessions.settle(drivers)
        let marks = sessions.scratch.marks
        for (row, visit) in drivers.enumerated() where !marks.isEmpty(row) {
            labels.begin(visit)
            labels.add(marks, at: row, .sessions, row: visit)
        }
    }
}

/// Abandoned carts that effects touched.
final class CartLabels: LabelFinder {
    private let carts: CartFacts

    init(_ world: CommerceWorld) { carts = CartFacts(world) }

    func find(_ drivers: Range<Int>, into labels: inout LabelList) {
        carts.settle(drivers)
        let marks = carts.visits.marks
        for (row, cart) in drivers.enumerated() where !marks.isEmpty(row) {
            labels.begin(cart)
            labels.add(marks, at: row, .carts, row: cart)
        }
    }
}

/// Orders that effects touched, with their items, returns and tickets.
final class OrderLabels: LabelFinder {
    private let orders: OrderFacts

    init(_ world: CommerceWorld) { orders = OrderFacts(world) }

    func find(_ drivers: Range<Int>, into labels: inout LabelList) {
        orders.settle(drivers)
        let (scratch, aftermath) = (orders.scratch, orders.aftermath)
        for (row, order) in drivers.enumerated() {
            labels.begin(order)
            labels.add(scratch.visits.marks, at: row, .orders, row: order)
            for item in scratch.items(of: row) {
                let slot = order * ItemStreams.slots + item - Int(scratch.firstItem[row])
                labels.add(scratch.items.marks, at: item, .items, row: slot)
                if aftermath.returned[item] != .min, aftermath.returnMark[item] >= 0 {
                    labels.add(Int(aftermath.returnMark[item]), .returns, row: slot)
                }
            }
            if aftermath.opened[row] != .min, aftermath.ticketMark[row] >= 0 {
                labels.add(Int(aftermath.ticketMark[row]), .tickets, row: order)
            }
        }
    }
}

/// Movements of stock that outages and viral products caused. A driver row is a period of a product.
final class StockLabels: LabelFinder {
    private let stock: StockFacts

    init(_ world: CommerceWorld) { stock = StockFacts(world) }

    func find(_ drivers: Range<Int>, into labels: inout LabelList) {
        stock.settle(drivers)
        for movement in stock.movements {
            guard let mark = movement.mark else { continue }
            let (cell, index) = movement.number.quotientAndRemainder(dividingBy: StockMovements.mostInPeriod)
            labels.begin(cell, skipping: index)
            labels.add(mark, .stock, row: movement.number)
        }
    }
}
