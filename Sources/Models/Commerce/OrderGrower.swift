internal import LoamBytes
internal import LoamColumns
internal import LoamEngine
internal import LoamRandom

/// Grows batches of orders and their items, fact by fact: time, customer, items, payment, delivery, money. Each step is a
/// loop over rows that reads what earlier steps left in the scratch and writes columns; nothing depends on other rows.
final class OrderGrower: Grower {
    let world: CommerceWorld
    let streams: OrderStreams
    private(set) var scratch = OrderScratch(capacity: 0)
    let itemCounts: ConditionalTable
    private let channels = ConditionalTable(Cohort.channel)
    let payments = ConditionalTable(Cohort.payment)
    let failure: Bernoulli
    let cancellation: Bernoulli

    init(_ world: CommerceWorld, _ itemCounts: ConditionalTable) {
        self.world = world
        self.itemCounts = itemCounts
        streams = world.orderStreams
        failure = Bernoulli(probability: world.setting.paymentFailureRate)
        cancellation = Bernoulli(probability: world.setting.cancellationRate)
    }

    func grow(_ drivers: Range<Int>, into batches: [Batch?]) {
        reserve(drivers.count)
        placeInTime(drivers)
        chooseCustomers(drivers)
        growItems(drivers, into: batches[1])
        guard let orders = batches[0] else { return }
        orders.rowCount = drivers.count
        fillKeys(drivers, orders)
        fillChannels(drivers, orders)
        fillPayments(drivers, orders)
        fillDeliveries(drivers, orders)
        fillMoney(drivers, orders)
    }

    deinit { scratch.deallocate() }

    private func reserve(_ rows: Int) {
        guard rows > scratch.capacity else { return }
        scratch.deallocate()
        scratch = OrderScratch(capacity: rows)
    }

    /// Time, bucket and phase. Rows come in the order of time, so bucket and phase only ever move on.
    private func placeInTime(_ drivers: Range<Int>) {
        let phases = world.phases
        let scratch = self.scratch
        let times = streams.time
        var cursor = world.orders.timeline.cursor(atRow: drivers.lowerBound)
        var phase = 0
        for (row, order) in drivers.enumerated() {
            let time = cursor.next(times.draw(order))
            while time >= phases[phase].end { phase += 1 }
            scratch.time[row] = time
            scratch.bucket[row] = Int32(truncatingIfNeeded: cursor.bucket)
            scratch.phase[row] = Int32(truncatingIfNeeded: phase)
        }
    }

    /// Runs of rows in one phase, so that a phase's tables are fetched once.
    func forEachPhase(_ rows: Int, _ body: (Phase, Range<Int>) -> Void) {
        let scratch = self.scratch
        var start = 0
        while start < rows {
            let phase = scratch.phase[start]
            var end = start + 1
            while end < rows && scratch.phase[end] == phase { end += 1 }
            body(world.phases[Int(phase)], start..<end)
            start = end
        }
    }

    /// Who orders: first a cohort, by the appeal of what is on sale, then a customer of it, by activity.
    private func chooseCustomers(_ drivers: Range<Int>) {
        let customers = world.customers
        let scratch = self.scratch
        let streams = self.streams
        let edges = customers.cohorts.edges
        let first = drivers.lowerBound
        forEachPhase(drivers.count) { phase, rows in
            let cohorts = phase.cohorts
            edges.withUnsafeBufferPointer { edges in
                for row in rows {
                    let order = first + row
                    let cohort = cohorts.sample(0, streams.cohort.draw(order))
                    let start = edges[cohort]
                    scratch.cohort[row] = UInt8(truncatingIfNeeded: cohort)
                    scratch.customer[row] = customers.pick(
                        cohort, start: start, size: edges[cohort + 1] - start, streams.customer.draw(order),
                        streams.customerPlace.draw(order))
                }
            }
        }
    }

    private func fillKeys(_ drivers: Range<Int>, _ orders: Batch) {
        let orderIDs = orders.columns[OrdersTable.Place.orderID].uuid
        let sessionIDs = orders.columns[OrdersTable.Place.sessionID].uuid
        let customerIDs = orders.columns[OrdersTable.Place.customerID].uuid
        let times = orders.columns[OrdersTable.Place.orderTime].int64
        let customers = world.customers.keys
        let scratch = self.scratch
        let streams = self.streams
        for (row, order) in drivers.enumerated() {
            orderIDs[row] = streams.key.uuid(order)
            sessionIDs[row] = streams.session.uuid(order)
            customerIDs[row] = customers.uuid(scratch.customer[row])
            times[row] = scratch.time[row] &* 1_000_000
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

    private func fillChannels(_ drivers: Range<Int>, _ orders: Batch) {
        let channel = orders.columns[OrdersTable.Place.channel].int32
        let warehouse = orders.columns[OrdersTable.Place.warehouse].int32
        let scratch = self.scratch
        let streams = self.streams
        let warehouses = UInt64(OrdersTable.warehouses.count)
        for (row, order) in drivers.enumerated() {
            let sampled = channels.sample(Int(scratch.cohort[row]), streams.channel.draw(order))
            channel[row] = Int32(truncatingIfNeeded: sampled)
            warehouse[row] = Int32(truncatingIfNeeded: streams.warehouse.draw(order).scaled(below: warehouses))
        }
    }
}
