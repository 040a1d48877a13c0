internal import LoamWorlds

/// How far visits went that ended in an order or with a cart: the same functions for sessions, orders and carts.
struct VisitOutcome: Sendable {
    private let world: CommerceWorld
    private let payment: PaymentRule
    /// Where carts are left when nothing is wrong, in the order of `CartStage`.
    private static let stages = ConditionalTable([0.5, 0.3, 0.2])

    init(_ world: CommerceWorld) {
        self.world = world
        payment = PaymentRule(world)
    }

    /// Order, or payment when that failed.
    @inline(__always) func stage(ofOrder order: Int, _ row: Int, _ scratch: VisitScratch) -> SessionStage {
        let phase = world.phases[Int(scratch.phase[row])]
        let method = payment.method(order, phase, cohort: Int(scratch.cohort[row]))
        if payment.fails(order, method) { return .payment }
        if let outage = phase.outages[method], payment.isLost(order, to: outage) { return .payment }
        return .order
    }

    /// Why a cart was left behind.
    enum Reason: Equatable {
        /// Index into the effects.
        case soldOut(Int)
        case gaveUp(Int)
        case ordinary
    }

    func reason(ofCart cart: Int, _ row: Int, _ scratch: VisitScratch) -> Reason {
        let step = Int(scratch.step[row])
        let draws = world.cartStreams.cause
        if world.demand.soldOut[step].occurs(draws.draw(cart)) {
            let viral = world.effects.viralProducts.firstIndex { $0.isActive(at: scratch.time[row]) }
            if let viral { return .soldOut(viral) }
        }
        if world.demand.gaveUp[step].occurs(draws.attempt(1).draw(cart)) {
            let phase = world.phases[Int(scratch.phase[row])]
            if let outage = phase.outages.lazy.compactMap({ $0 }).first { return .gaveUp(outage) }
        }
        return .ordinary
    }

    func stage(ofCart cart: Int, _ row: Int, _ scratch: VisitScratch) -> CartStage {
        stage(ofCart: cart, reason(ofCart: cart, row, scratch))
    }

    /// The same for a cart whose reason is known.
    @inline(__always) func stage(ofCart cart: Int, _ reason: Reason) -> CartStage {
        switch reason {
        case .soldOut: .cart
        case .gaveUp: .payment
        case .ordinary:
            switch Self.stages.sample(0, world.cartStreams.stage.draw(cart)) {
            case 0: .cart
            case 1: .checkout
            default: .payment
            }
        }
    }
}
