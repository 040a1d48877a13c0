internal import LoamWorlds

/// Finds the facts of orders and of what belongs to them, stage by stage: visit, items, payment, delivery, money, returns,
/// tickets. Each stage is a loop over rows that reads what earlier ones left in the scratch; nothing depends on other rows.
final class OrderFacts {
    let world: CommerceWorld
    private let funnel: Funnel
    let streams: OrderStreams
    private var arena = Arena()
    private var capacity = 0
    private(set) var scratch: OrderScratch
    private(set) var aftermath: AftermathScratch
    let itemCounts = ConditionalTable(OrderItems.countWeights)
    let cancellation: Bernoulli
    let payment: PaymentRule
    /// Returns and tickets of the batch.
    var returnCount = 0
    var ticketCount = 0

    init(_ world: CommerceWorld) {
        self.world = world
        funnel = world.funnel
        streams = world.orderStreams
        payment = PaymentRule(world)
        cancellation = Bernoulli(probability: world.setting.cancellationRate)
        scratch = OrderScratch(arena, rows: 0, marks: world.effects.marks.count)
        aftermath = AftermathScratch(arena, rows: 0)
    }

    /// All stages, for those who want facts and no columns.
    func settle(_ drivers: Range<Int>) {
        placeInTime(drivers)
        settleVisits(drivers)
        settleItems(drivers)
        settlePayments(drivers)
        settleDeliveries(drivers)
        settleTaxes(drivers)
        settleReturns(drivers)
        settleTickets(drivers)
    }

    private func reserve(_ rows: Int) {
        guard rows > capacity else { return }
        capacity = rows
        arena = Arena()
        scratch = OrderScratch(arena, rows: rows, marks: world.effects.marks.count)
        aftermath = AftermathScratch(arena, rows: rows)
    }

    /// The visit of each order, and with it the time.
    func placeInTime(_ drivers: Range<Int>) {
        reserve(drivers.count)
        let visits = scratch.visits
        let timeline = funnel.visits
        let times = world.visitStreams.time
        var cursor = funnel.orderCursor(at: drivers.lowerBound)
        for row in 0..<drivers.count {
            let visit = cursor.next()
            visits.visit[row] = visit
            visits.step[row] = Int32(truncatingIfNeeded: cursor.step)
            visits.time[row] = timeline.position(row: visit, bucket: cursor.step, draw: times.draw(visit))
        }
    }

    /// Who ordered where, and which orders hold a viral product.
    func settleVisits(_ drivers: Range<Int>) {
        world.visits.settle(scratch.visits, count: drivers.count)
        findViralOrders(drivers)
    }

    /// Which orders hold a viral product: in each step as many as were sold.
    private func findViralOrders(_ drivers: Range<Int>) {
        for row in 0..<drivers.count { scratch.viral[row] = -1 }
        for (index, sales) in world.demand.viral.enumerated() {
            let draws = streams.viral[index]
            var row = 0
            while row < drivers.count {
                let current = scratch.visits.step[row]
                var end = row
                while end < drivers.count && scratch.visits.step[end] == current { end += 1 }
                if sales.units[Int(current)] > 0 {
                    markViral(
                        Int32(index), sales.units[Int(current)], funnel.steps[Int(current)], draws, drivers,
                        row..<end)
                }
                row = end
            }
        }
    }

    private func markViral(
        _ index: Int32, _ units: Int, _ step: Funnel.Step, _ draws: RandomStream, _ drivers: Range<Int>,
        _ rows: Range<Int>
    ) {
        let strata = Strata(total: step.orders, count: units)
        for row in rows {
            let local = drivers.lowerBound + row - step.firstOrder
            let stratum = strata.cursor(at: strata.stratum(of: local))
            if stratum.position(draws.draw(step.firstOrder + stratum.index)) == local {
                scratch.viral[row] = index
                scratch.visits.marks.insert(world.effects.viralProducts[Int(index)].marks[.viral], at: row)
            }
        }
    }
}
