internal import LoamWorlds

/// Finds who the visitors are, when they came and how far they went.
final class SessionFacts {
    private let world: CommerceWorld
    private let funnel: Funnel
    private let streams: VisitStreams
    private var arena = Arena()
    private(set) var scratch: VisitScratch
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
        scratch = VisitScratch(arena, rows: 0, marks: world.effects.marks.count)
    }

    private func reserve(_ rows: Int) {
        guard rows > outcomes.count else { return }
        arena = Arena()
        scratch = VisitScratch(arena, rows: rows, marks: world.effects.marks.count)
        outcomes = Array(repeating: .nothing, count: rows)
    }

    /// Finds who the visitors are and how their visits end.
    func settle(_ drivers: Range<Int>) {
        reserve(drivers.count)
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

    /// Whether a visitor without an order is known.
    @inline(__always)
    static func isKnown(cart: Bool, _ draw: UInt64) -> Bool {
        cart ? knownCarts.occurs(draw) : knownVisitors.occurs(draw)
    }

    /// How far a visit of the batch went, and whether it is known who it was.
    @inline(__always) func end(_ row: Int, _ visit: Int) -> (stage: SessionStage, isKnown: Bool) {
        switch outcomes[row] {
        case .nothing: (.visit, Self.isKnown(cart: false, streams.known.draw(visit)))
        case .cart(let cart):
            (
                outcome.stage(ofCart: cart, row, scratch).sessionStage,
                Self.isKnown(cart: true, streams.known.draw(visit))
            )
        case .order(let order): (outcome.stage(ofOrder: order, row, scratch), true)
        }
    }
}
