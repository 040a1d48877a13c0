internal import LoamWorlds

/// Grows batches of abandoned carts.
final class CartGrower: Grower {
    private let world: CommerceWorld
    private let funnel: Funnel
    private let streams: CartStreams
    private let outcome: VisitOutcome
    private(set) var visits = VisitScratch(capacity: 0)
    private var items = ItemScratch(capacity: 0)
    private var reasons: [VisitOutcome.Reason] = []

    private static let itemCounts = ConditionalTable(CartsTable.itemCountWeights)
    private static let quantities = ConditionalTable([0.75, 0.18, 0.05, 0.02])
    private static let ordinaryReasons = ConditionalTable(CartsTable.reasonWeights)

    init(_ world: CommerceWorld) {
        self.world = world
        funnel = world.funnel
        streams = world.cartStreams
        outcome = VisitOutcome(world)
    }

    deinit {
        visits.deallocate()
        items.deallocate()
    }

    /// Finds whose carts they are and why they were left; leaves marks of effects in the visits.
    func settle(_ drivers: Range<Int>) {
        if drivers.count > visits.capacity {
            visits.deallocate()
            items.deallocate()
            visits = VisitScratch(capacity: drivers.count)
            items = ItemScratch(capacity: CartsSource.maximumItems)
            reasons = Array(repeating: .ordinary, count: drivers.count)
        }
        let times = world.visitStreams.time
        guard !drivers.isEmpty else { return }
        var step = funnel.carts.bucket(ofRow: drivers.lowerBound)
        for (row, cart) in drivers.enumerated() {
            while cart >= funnel.steps[step].firstCart + funnel.steps[step].carts { step += 1 }
            let visit = funnel.visit(ofCart: cart, step: step)
            visits.visit[row] = visit
            visits.step[row] = Int32(truncatingIfNeeded: step)
            visits.time[row] = funnel.visits.position(row: visit, bucket: step, draw: times.draw(visit))
        }
        world.visits.settle(visits, count: drivers.count)
        for (row, cart) in drivers.enumerated() {
            reasons[row] = outcome.reason(ofCart: cart, row, visits)
            switch reasons[row] {
            case .soldOut(let viral): visits.marks[row] |= world.effects.viralProducts[viral].marks[1]
            case .gaveUp(let outage): visits.marks[row] |= world.effects.paymentOutages[outage].marks[1]
            case .ordinary: break
            }
        }
    }

    func grow(_ drivers: Range<Int>, into batches: [Batch?]) {
        guard let batch = batches[0] else { return }
        settle(drivers)
        batch.rowCount = drivers.count
        fillVisits(batch, drivers)
        fillItems(batch, drivers)
    }

    private func fillVisits(_ batch: Batch, _ drivers: Range<Int>) {
        typealias Place = CartsTable.Place
        let columns = batch.columns
        let customers = columns[Place.customerID]
        for (row, cart) in drivers.enumerated() {
            let visit = visits.visit[row]
            columns[Place.cartID].uuid[row] = streams.key.uuid(cart)
            columns[Place.sessionID].uuid[row] = world.visitStreams.key.uuid(visit)
            if SessionFacts.isKnown(cart: true, world.visitStreams.known.draw(visit)) {
                customers.uuid[row] = world.customers.keys.uuid(visits.customer[row])
            } else {
                customers.valid[row] = false
            }
            columns[Place.abandoned].int64[row] = visits.time[row] &* 1_000_000
            columns[Place.channel].int32[row] = Int32(visits.channel[row])
            let stage = outcome.stage(ofCart: cart, row, visits) - FunnelStage.cart
            columns[Place.stage].int32[row] = Int32(stage)
            columns[Place.reason].int32[row] =
                switch reasons[row] {
                case .soldOut: CartsTable.outOfStock
                case .gaveUp: CartsTable.paymentFailed
                case .ordinary: Int32(Self.ordinaryReasons.sample(stage, streams.reason.draw(cart)))
                }
        }
    }

    private func fillItems(_ batch: Batch, _ drivers: Range<Int>) {
        typealias Place = CartsTable.Place
        let list = batch.columns[Place.items]
        let element = list.children[0]
        element.reserveRows(drivers.count * CartsSource.maximumItems)
        let (products, quantities, prices) = (
            element.children[0].uuid, element.children[1].int32, element.children[2].int64
        )
        let counts = batch.columns[Place.itemCount].int32
        let values = batch.columns[Place.value].int64
        let chooser = ItemChooser(world, streams: streams.items)
        let visits = self.visits
        let items = self.items
        var place = 0
        visits.forEachPhase(drivers.count, of: world.phases) { phase, rows in
            for row in rows {
                let cart = drivers.lowerBound + row
                let count = 1 + Self.itemCounts.sample(0, streams.itemCount.draw(cart))
                let period = world.availability.periods.index(of: visits.time[row])
                var value: Int64 = 0
                for number in 0..<count {
                    let slot = cart &* ItemStreams.slots &+ number
                    if number == 0, case .soldOut(let viral) = reasons[row] {
                        chooser.takeViral(viral, row: number, items)
                    } else {
                        chooser.choose(slot, phase, row: number, visit: row, among: 0..<number, period, visits, items)
                    }
                    let facts = world.catalogue.facts(items.product[number])
                    let quantity = Int64(1 + Self.quantities.sample(0, streams.items.quantity.draw(slot)))
                    products[place] = world.catalogue.keys.uuid(Int(facts.row))
                    quantities[place] = Int32(truncatingIfNeeded: quantity)
                    prices[place] = Int64(facts.price)
                    value &+= quantity &* Int64(facts.price)
                    place += 1
                }
                counts[row] = Int32(truncatingIfNeeded: count)
                values[row] = value
                list.offsets?[row + 1] = Int32(truncatingIfNeeded: place)
            }
        }
    }
}
