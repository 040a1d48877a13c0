internal import LoamWorlds

/// Grows batches of visits: who, when, how far.
final class SessionGrower: Grower {
    private let world: CommerceWorld
    private let funnel: Funnel
    private let streams: VisitStreams
    private(set) var scratch = VisitScratch(capacity: 0)
    private var outcomes: [FunnelCursor.Outcome] = []
    private let outcome: VisitOutcome

    /// Share of visitors without order or cart who are logged in.
    private static let knownVisitors = Bernoulli(probability: 0.35)
    private static let knownCarts = Bernoulli(probability: 0.6)

    init(_ world: CommerceWorld) {
        self.world = world
        funnel = world.funnel
        streams = world.visitStreams
        outcome = VisitOutcome(world)
    }

    deinit { scratch.deallocate() }

    /// Finds who the visitors are and what comes of them.
    func settle(_ drivers: Range<Int>) {
        if drivers.count > scratch.capacity {
            scratch.deallocate()
            scratch = VisitScratch(capacity: drivers.count)
            outcomes = Array(repeating: .nothing, count: drivers.count)
        }
        let scratch = self.scratch
        let times = streams.time
        var cursor = funnel.visits.cursor(atRow: drivers.lowerBound)
        var ends = FunnelCursor(funnel, visit: drivers.lowerBound)
        outcomes.withUnsafeMutableBufferPointer { outcomes in
            for (row, visit) in drivers.enumerated() {
                scratch.visit[row] = visit
                scratch.time[row] = cursor.next(times.draw(visit))
                scratch.step[row] = Int32(truncatingIfNeeded: cursor.bucket)
                outcomes[row] = ends.next()
            }
        }
        world.visits.settle(scratch, count: drivers.count)
    }

    func grow(_ drivers: Range<Int>, into batches: [Batch?]) {
        guard let batch = batches[0] else { return }
        settle(drivers)
        batch.rowCount = drivers.count
        fillVisitors(batch, drivers)
        fillPages(batch, drivers)
    }

    /// Whether a visitor without an order is known.
    @inline(__always)
    static func isKnown(cart: Bool, _ draw: UInt64) -> Bool {
        cart ? knownCarts.occurs(draw) : knownVisitors.occurs(draw)
    }

    private func fillVisitors(_ batch: Batch, _ drivers: Range<Int>) {
        typealias Place = SessionsTable.Place
        let keys = batch.columns[Place.sessionID].uuid
        let customers = batch.columns[Place.customerID].uuid
        let valid = batch.columns[Place.customerID].valid
        let ended = batch.columns[Place.ended].int64
        let channel = batch.columns[Place.channel].int32
        let stage = batch.columns[Place.stage].int32
        let scratch = self.scratch
        let streams = self.streams
        let customerKeys = world.customers.keys
        let outcome = self.outcome
        outcomes.withUnsafeBufferPointer { outcomes in
            for (row, visit) in drivers.enumerated() {
                keys[row] = streams.key.uuid(visit)
                ended[row] = scratch.time[row] &* 1_000_000
                channel[row] = Int32(scratch.channel[row])
                let isKnown: Bool
                switch outcomes[row] {
                case .nothing:
                    stage[row] = Int32(SessionsTable.Stage.visit)
                    isKnown = Self.isKnown(cart: false, streams.known.draw(visit))
                case .cart(let cart):
                    stage[row] = Int32(outcome.stage(ofCart: cart, row, scratch))
                    isKnown = Self.isKnown(cart: true, streams.known.draw(visit))
                case .order(let order):
                    stage[row] = Int32(outcome.stage(ofOrder: order, row, scratch))
                    isKnown = true
                }
                if isKnown {
                    customers[row] = customerKeys.uuid(scratch.customer[row])
                } else {
                    valid[row] = false
                }
            }
        }
    }

    private func fillPages(_ batch: Batch, _ drivers: Range<Int>) {
        typealias Place = SessionsTable.Place
        let started = batch.columns[Place.started].int64
        let pages = batch.columns[Place.pages].int32
        let load = batch.columns[Place.load].int32
        let stage = batch.columns[Place.stage].int32
        let scratch = self.scratch
        let streams = self.streams
        let loads = world.loadTimes
        for (row, visit) in drivers.enumerated() {
            // The further a visit goes the more pages it sees, some twenty seconds each.
            let least = 1 + 3 * UInt64(truncatingIfNeeded: Int(stage[row]))
            let seen = min(60, least + streams.pages.draw(visit).scaled(below: 4 + 3 * least))
            let seconds = Int64(seen) &* (8 + Int64(streams.length.draw(visit).scaled(below: 30)))
            pages[row] = Int32(truncatingIfNeeded: Int(seen))
            started[row] = (scratch.time[row] &- seconds) &* 1_000_000
            load[row] = loads.milliseconds(visit, step: Int(scratch.step[row]))
        }
    }
}

/// How long pages take to load: a matter of the visit and the traffic.
struct LoadTimes: Sendable {
    private let table = LoadTimes.normal
    private let draws: RandomStream
    private let load: [Double]

    /// Median milliseconds at normal traffic, and the spread.
    private static let median = 1_400.0
    private static let sigma = 0.45
    /// At normal traffic: the same in every world, and made when visits are first grown.
    private static let normal = QuantileTable.logNormal(
        mu: ExactMath.log(median), sigma: sigma, scale: 1, minimum: 60, maximum: 60_000)

    init(_ draws: RandomStream, _ demand: Demand) {
        self.draws = draws
        load = demand.load
    }

    @inline(__always)
    func milliseconds(_ visit: Int, step: Int) -> Int32 {
        Int32((Double(table.value(draws.draw(visit))) * load[step]).rounded())
    }
}
