internal import LoamWorlds

/// What all orders of the run add up to, for the tables that state it: stock movements and system metrics.
///
/// Found by settling every order once, when a total is first wanted; workers that want it share the pass and wait for each
/// other. Totals do not depend on who counted. Memory depends on products, periods and steps alone: a pass counts one
/// block of products.
final class OrderLedger: @unchecked Sendable {
    // Sound: everything mutable is used under the monitor; totals are handed out when they are complete.

    /// Cells of units that one pass counts; 16 MiB for each worker.
    private static let largestBlock = 1 << 22
    /// Orders that a worker takes, and settles, at once.
    private static let share = 16 * 1_024
    private static let batch = 1_024

    private let setting: CommerceSetting
    private let periods: StockPeriods
    private let products: Int
    private let orders: Int
    private let steps: Int
    private let blockSize: Int

    private let monitor = Monitor()
    private var current: LedgerTotals?
    private var next = 0
    private var working = 0

    init(_ setting: CommerceSetting, periods: StockPeriods, products: Int, orders: Int, steps: Int) {
        self.setting = setting
        self.periods = periods
        self.products = products
        self.orders = orders
        self.steps = steps
        blockSize = max(1, min(products, Self.largestBlock / periods.count))
    }

    /// The block of products that a position is counted in.
    private func block(of position: Int) -> Range<Int> {
        let start = position / blockSize * blockSize
        return start..<min(products, start + blockSize)
    }

    /// Totals of the run, with the units of the products around a position. The caller may keep them.
    func totals(around position: Int, of world: CommerceWorld) -> LedgerTotals {
        let block = block(of: position)
        let worker = Worker(world)
        monitor.lock()
        defer { monitor.unlock() }
        while true {
            let isIdle = next >= orders && working == 0
            if let current, current.products == block, isIdle { return current }
            if current == nil || isIdle {
                current = LedgerTotals(products: block, periods: periods.count, steps: steps)
                next = 0
            }
            if next >= orders {
                // Others have the last shares. With no orders at all nobody has.
                if working > 0 { monitor.wait() }
                continue
            }
            help(worker)
        }
    }

    /// Takes shares of the pass until none is left. Called with the lock, returns with it.
    private func help(_ worker: Worker) {
        guard let current else { return }
        working += 1
        let own = LedgerTotals(products: current.products, periods: periods.count, steps: steps)
        while next < orders {
            let share = next..<min(orders, next + Self.share)
            next = share.upperBound
            monitor.unlock()
            worker.count(share, into: own, periods: periods, setting: setting)
            monitor.lock()
        }
        current.add(own)
        working -= 1
        monitor.wakeAll()
    }

    /// The part of a pass that one thread owns.
    private final class Worker {
        private let facts: OrderFacts

        init(_ world: CommerceWorld) { facts = OrderFacts(world) }

        func count(_ orders: Range<Int>, into totals: LedgerTotals, periods: StockPeriods, setting: CommerceSetting) {
            var left = orders
            while !left.isEmpty {
                let piece = left.prefix(OrderLedger.batch)
                left = left.dropFirst(OrderLedger.batch)
                facts.settle(piece)
                add(piece.count, to: totals, periods, setting)
            }
        }

        private func add(_ rows: Int, to totals: LedgerTotals, _ periods: StockPeriods, _ setting: CommerceSetting) {
            let scratch = facts.scratch
            let aftermath = facts.aftermath
            for row in 0..<rows {
                let step = Int(scratch.visits.step[row])
                let period = periods.index(of: scratch.visits.time[row])
                for item in scratch.items(of: row) {
                    totals.sell(
                        position: scratch.items.product[item], period: period,
                        quantity: Int32(scratch.items.quantity[item]))
                }
                if scratch.failure[row] >= 0 {
                    totals.fail(step: step)
                } else {
                    totals.take(step: step, cents: scratch.total(row))
                }
                let opened = aftermath.opened[row]
                if opened != .min { totals.openTicket(step: Int((opened &- setting.grid.origin) / setting.grid.step)) }
            }
        }
    }
}
