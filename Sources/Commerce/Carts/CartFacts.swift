internal import LoamWorlds

/// Finds whose the abandoned carts are, why they were left and what was in them.
final class CartFacts {
    private let world: CommerceWorld
    private let funnel: Funnel
    private let streams: CartStreams
    private let outcome: VisitOutcome
    private var arena = Arena()
    private(set) var visits: VisitScratch
    private(set) var items: CartItems
    /// The items of the cart that is being filled.
    private let chosen: ItemScratch
    private let chosenArena = Arena()
    private(set) var reasons: [VisitOutcome.Reason] = []

    private static let itemCounts = ConditionalTable(Carts.itemCountWeights)
    private static let quantities = ConditionalTable([0.75, 0.18, 0.05, 0.02])

    init(_ world: CommerceWorld) {
        self.world = world
        funnel = world.funnel
        streams = world.cartStreams
        outcome = VisitOutcome(world)
        visits = VisitScratch(arena, rows: 0, marks: world.effects.marks.count)
        items = CartItems(arena, rows: 0)
        chosen = ItemScratch(chosenArena, rows: Carts.mostItems, marks: world.effects.marks.count)
    }

    private func reserve(_ rows: Int) {
        guard rows > reasons.count else { return }
        arena = Arena()
        visits = VisitScratch(arena, rows: rows, marks: world.effects.marks.count)
        items = CartItems(arena, rows: rows)
        reasons = Array(repeating: .ordinary, count: rows)
    }

    /// Whose carts they are and why they were left; leaves marks of effects in the visits.
    func settle(_ drivers: Range<Int>) {
        reserve(drivers.count)
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
            case .soldOut(let viral):
                visits.marks.insert(world.effects.viralProducts[viral].marks[.soldOut], at: row)
            case .gaveUp(let outage):
                visits.marks.insert(world.effects.paymentOutages[outage].marks[.gaveUp], at: row)
            case .ordinary: break
            }
        }
    }

    /// Where a cart was left.
    func stage(_ cart: Int, _ row: Int) -> CartStage { outcome.stage(ofCart: cart, reasons[row]) }

    /// What was in the carts.
    func settleItems(_ drivers: Range<Int>) {
        let chooser = ItemChooser(world, streams: streams.items)
        let (visits, items, chosen) = (self.visits, self.items, self.chosen)
        let (catalogue, periods) = (world.catalogue, world.availability.periods)
        var index = 0
        items.first[0] = 0
        visits.forEachPhase(drivers.count, of: world.phases) { phase, rows in
            for row in rows {
                let cart = drivers.lowerBound + row
                let period = periods.index(of: visits.time[row])
                for number in 0..<1 + Self.itemCounts.sample(0, streams.itemCount.draw(cart)) {
                    let slot = cart &* ItemStreams.slots &+ number
                    if number == 0, case .soldOut(let viral) = reasons[row] {
                        chooser.takeViral(viral, row: number, chosen)
                    } else {
                        chooser.choose(slot, phase, row: number, visit: row, among: 0..<number, period, visits, chosen)
                    }
                    let facts = catalogue.facts(chosen.product[number])
                    let quantity = 1 + Self.quantities.sample(0, streams.items.quantity.draw(slot))
                    items.productRow[index] = facts.row
                    items.quantity[index] = Int32(truncatingIfNeeded: quantity)
                    items.price[index] = Int64(facts.price)
                    index += 1
                }
                items.first[row + 1] = Int32(truncatingIfNeeded: index)
            }
        }
    }
}

/// The items of a batch of carts.
struct CartItems {
    /// Where a cart's items begin; one entry more at the end.
    let first: UnsafeMutablePointer<Int32>
    /// By item: row in the products table, units, cents.
    let productRow, quantity: UnsafeMutablePointer<Int32>
    let price: UnsafeMutablePointer<Int64>

    init(_ arena: Arena, rows: Int) {
        let items = rows * Carts.mostItems
        first = arena.values(rows + 1)
        (productRow, quantity, price) = (arena.values(items), arena.values(items), arena.values(items))
    }

    @inline(__always) subscript(_ row: Int) -> Range<Int> { Int(first[row])..<Int(first[row + 1]) }
}
