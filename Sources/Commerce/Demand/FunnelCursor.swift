internal import LoamWorlds

/// What comes of consecutive visits.
struct FunnelCursor {
    enum Outcome {
        case nothing
        case cart(Int)
        case order(Int)
    }

    private let funnel: Funnel
    private(set) var step: Int
    private var visit: Int
    private var left = 0
    private var firstOrder = 0
    private var firstCart = 0
    /// Place of the visit in its step, and how many visits without an order come before it.
    private var position = 0
    private var others = 0
    private var orders = Strata(total: 0, count: 0).cursor(at: 0)
    private var carts = Strata(total: 0, count: 0).cursor(at: 0)
    private var nextOrder = -1
    private var nextCart = -1

    init(_ funnel: Funnel, visit: Int) {
        self.funnel = funnel
        self.visit = visit
        step = visit < funnel.visits.rows ? funnel.visits.bucket(ofRow: visit) : funnel.steps.count
        enter()
    }

    private mutating func enter() {
        guard step < funnel.steps.count else { return }
        let entry = funnel.steps[step]
        position = visit - entry.firstVisit
        left = entry.visits - position
        firstOrder = entry.firstOrder
        firstCart = entry.firstCart
        orders = entry.orderStrata.cursor(at: entry.orderStrata.stratum(of: position))
        aimAtOrder()
        // The order of this stratum counts once its place has been passed.
        let passed = orders.index + (nextOrder >= 0 && nextOrder < position ? 1 : 0)
        others = position - min(passed, entry.orders)
        if nextOrder >= 0 && nextOrder < position { passOrder() }
        carts = entry.cartStrata.cursor(at: entry.cartStrata.stratum(of: others))
        aimAtCart()
        if nextCart >= 0 && nextCart < others { passCart() }
    }

    private mutating func aimAtOrder() {
        nextOrder = orders.isPastEnd ? -1 : orders.position(funnel.orderPlaces.draw(firstOrder &+ orders.index))
    }

    private mutating func aimAtCart() {
        nextCart = carts.isPastEnd ? -1 : carts.position(funnel.cartPlaces.draw(firstCart &+ carts.index))
    }

    private mutating func passOrder() {
        orders.advance()
        aimAtOrder()
    }

    private mutating func passCart() {
        carts.advance()
        aimAtCart()
    }

    @inline(__always)
    mutating func next() -> Outcome {
        while left == 0 {
            step += 1
            enter()
        }
        var outcome = Outcome.nothing
        if position == nextOrder {
            outcome = .order(firstOrder &+ orders.index)
            passOrder()
        } else {
            if others == nextCart {
                outcome = .cart(firstCart &+ carts.index)
                passCart()
            }
            others &+= 1
        }
        position &+= 1
        left &-= 1
        visit &+= 1
        return outcome
    }
}
