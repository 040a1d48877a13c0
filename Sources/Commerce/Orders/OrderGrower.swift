internal import LoamBytes
internal import LoamColumns
internal import LoamEngine
internal import LoamRandom
internal import LoamWorlds

/// Grows batches of orders and what hangs on them, fact by fact: visit, items, payment, delivery, money, returns, tickets.
/// Each step is a loop over rows that reads what earlier steps left in the scratch; nothing depends on other rows.
final class OrderGrower: Grower {
    let world: CommerceWorld
    private let funnel: Funnel
    let streams: OrderStreams
    private(set) var scratch = OrderScratch(capacity: 0)
    private(set) var aftermath = AftermathScratch(capacity: 0)
    let itemCounts = ConditionalTable(OrdersSource.itemCountWeights)
    let cancellation: Bernoulli
    let failure: Bernoulli

    init(_ world: CommerceWorld) {
        self.world = world
        funnel = world.funnel
        streams = world.orderStreams
        failure = Bernoulli(probability: world.setting.paymentFailureRate)
        cancellation = Bernoulli(probability: world.setting.cancellationRate)
    }

    func grow(_ drivers: Range<Int>, into batches: [Batch?]) {
        let (tickets, returns) = (batches[OrdersSource.Table.tickets], batches[OrdersSource.Table.returns])
        settle(drivers, items: batches[OrdersSource.Table.items], aftermath: tickets != nil || returns != nil)
        if let orders = batches[OrdersSource.Table.orders] { fill(orders, drivers) }
        if let returns { fillReturns(returns, drivers) }
        if let tickets { fillTickets(tickets, drivers) }
    }

    deinit {
        scratch.deallocate()
        aftermath.deallocate()
    }

    /// Finds all facts of the orders, and fills items on the way, where somebody wants them.
    func settle(_ drivers: Range<Int>, items: Batch?, aftermath: Bool) {
        reserve(drivers.count)
        placeInTime(drivers)
        world.visits.settle(scratch.visits, count: drivers.count)
        findViralOrders(drivers)
        growItems(drivers, into: items)
        settlePayments(drivers)
        settleDeliveries(drivers)
        settleTaxes(drivers)
        guard aftermath else { return }
        settleReturns(drivers)
        settleTickets(drivers)
    }

    private func reserve(_ rows: Int) {
        guard rows > scratch.capacity else { return }
        scratch.deallocate()
        aftermath.deallocate()
        scratch = OrderScratch(capacity: rows)
        aftermath = AftermathScratch(capacity: rows)
    }

    /// The visit of each order, and with it the time.
    private func placeInTime(_ drivers: Range<Int>) {
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

    /// Which orders hold a viral product: in each step as many as were sold.
    private func findViralOrders(_ drivers: Range<Int>) {
        for row in 0..<drivers.count { scratch.viral[row] = -1 }
        for (place, sales) in world.demand.viral.enumerated() {
            let draws = streams.viral[place]
            var row = 0
            while row < drivers.count {
                let current = scratch.visits.step[row]
                var end = row
                while end < drivers.count && scratch.visits.step[end] == current { end += 1 }
                if sales.units[Int(current)] > 0 {
                    markViral(
                        Int8(place), sales.units[Int(current)], funnel.steps[Int(current)], draws, drivers,
                        row..<end)
                }
                row = end
            }
        }
    }

    private func markViral(
        _ place: Int8, _ units: Int, _ step: Funnel.Step, _ draws: RandomStream, _ drivers: Range<Int>,
        _ rows: Range<Int>
    ) {
        let strata = Strata(total: step.orders, count: units)
        for row in rows {
            let local = drivers.lowerBound + row - step.firstOrder
            let stratum = strata.cursor(at: strata.stratum(of: local))
            if stratum.place(draws.draw(step.firstOrder + stratum.index)) == local {
                scratch.viral[row] = place
                scratch.visits.marks[row] |= world.effects.viralProducts[Int(place)].marks[0]
            }
        }
    }

    /// The columns of the orders table.
    private func fill(_ orders: Batch, _ drivers: Range<Int>) {
        orders.rowCount = drivers.count
        fillKeys(drivers, orders)
        fillPayments(drivers, orders)
        fillDeliveries(drivers, orders)
        fillMoney(drivers, orders)
    }

    private func fillKeys(_ drivers: Range<Int>, _ orders: Batch) {
        let orderIDs = orders.columns[OrdersTable.Place.orderID].uuid
        let sessionIDs = orders.columns[OrdersTable.Place.sessionID].uuid
        let customerIDs = orders.columns[OrdersTable.Place.customerID].uuid
        let times = orders.columns[OrdersTable.Place.orderTime].int64
        let channel = orders.columns[OrdersTable.Place.channel].int32
        let warehouse = orders.columns[OrdersTable.Place.warehouse].int32
        let customers = world.customers.keys
        let sessions = world.visitStreams.key
        let scratch = self.scratch
        let streams = self.streams
        let warehouses = UInt64(OrdersTable.warehouses.count)
        for (row, order) in drivers.enumerated() {
            orderIDs[row] = streams.key.uuid(order)
            sessionIDs[row] = sessions.uuid(scratch.visits.visit[row])
            customerIDs[row] = customers.uuid(scratch.visits.customer[row])
            times[row] = scratch.visits.time[row] &* 1_000_000
            channel[row] = Int32(scratch.visits.channel[row])
            warehouse[row] = Int32(truncatingIfNeeded: streams.warehouse.draw(order).scaled(below: warehouses))
        }
        let campaignIDs = orders.columns[OrdersTable.Place.campaignID]
        let cells = campaignIDs.uuid
        let valid = campaignIDs.valid
        for row in 0..<drivers.count {
            let campaign = scratch.campaign[row]
            if campaign < 0 {
                valid[row] = false
            } else {
                cells[row] = world.campaignKeys.uuid(Int(campaign))
            }
        }
    }
}
