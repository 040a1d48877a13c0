internal import LoamWorlds

/// Visits in the order of the time they end, and what comes of each: an order, an abandoned cart, or nothing.
///
/// Every step of the run holds fixed counts of visits, orders and carts. Orders are spread over the visits of a step by
/// `Strata`, carts over the visits that are left. So an order knows its visit, and a visit its order, by arithmetic;
/// and since both keep their order, orders are ordered in time like visits.
struct Funnel: Sendable {
    struct Step: Sendable {
        var firstVisit, visits, firstOrder, orders, firstCart, carts: Int

        var orderStrata: Strata { Strata(total: visits, count: orders) }
        var cartStrata: Strata { Strata(total: visits - orders, count: carts) }
    }

    let steps: [Step]
    let visits, orders, carts: BucketedTimeline
    let orderPlaces, cartPlaces: RandomStream

    init(_ demand: Demand, _ totals: FunnelTotals) {
        let orders = zip(
            Multinomial.split(total: totals.free, weights: demand.orders, stream: totals.orderDraws),
            FunnelTotals.viral(demand)
        ).map { $0 + $1 }
        func split(_ total: Int, _ weights: [Double], _ stream: RandomStream) -> [Int] {
            total == 0 ? weights.map { _ in 0 } : Multinomial.split(total: total, weights: weights, stream: stream)
        }
        let carts = split(totals.carts, demand.carts, totals.cartDraws)
        let others = split(totals.others, demand.visits, totals.otherDraws)
        var step = Step(firstVisit: 0, visits: 0, firstOrder: 0, orders: 0, firstCart: 0, carts: 0)
        steps = orders.indices.map { position in
            step.firstVisit += step.visits
            step.firstOrder += step.orders
            step.firstCart += step.carts
            step.orders = orders[position]
            step.carts = carts[position]
            step.visits = orders[position] + carts[position] + others[position]
            return step
        }
        visits = BucketedTimeline(starts: demand.starts, counts: steps.map(\.visits))
        self.orders = BucketedTimeline(starts: demand.starts, counts: orders)
        self.carts = BucketedTimeline(starts: demand.starts, counts: carts)
        orderPlaces = totals.orderPlaces
        cartPlaces = totals.cartPlaces
    }

    /// The visit of each of consecutive orders.
    func orderCursor(at order: Int) -> OrderVisitCursor { OrderVisitCursor(self, order) }

    /// The visit that a cart was left in.
    func visit(ofCart cart: Int, step position: Int) -> Int {
        let step = steps[position]
        let strata = step.cartStrata
        let local = cart - step.firstCart
        let start = strata.edge(local)
        let width = strata.edge(local + 1) - start
        let left = start + Int(cartPlaces.draw(cart).scaled(below: UInt64(width)))
        return step.firstVisit + placeOfOther(left, step)
    }

    /// The place of the n-th visit of a step that does not end in an order.
    private func placeOfOther(_ other: Int, _ step: Step) -> Int {
        guard step.orders > 0 else { return other }
        let strata = step.orderStrata
        // A stratum of w places holds w - 1 others; start close and walk.
        var stratum = min(
            step.orders - 1, Int(UInt128(other) * UInt128(step.orders) / UInt128(step.visits - step.orders)))
        while strata.edge(stratum) - stratum > other { stratum -= 1 }
        while strata.edge(stratum + 1) - (stratum + 1) <= other { stratum += 1 }
        let edge = strata.edge(stratum)
        let width = UInt64(strata.edge(stratum + 1) - edge)
        let chosen = Int(orderPlaces.draw(step.firstOrder + stratum).scaled(below: width))
        let offset = other - (edge - stratum)
        return edge + offset + (offset >= chosen ? 1 : 0)
    }
}

/// The visits of consecutive orders.
struct OrderVisitCursor {
    private let funnel: Funnel
    private(set) var step: Int
    private var order: Int
    private var left = 0
    private var first = 0
    private var strata = Strata(total: 0, count: 0).cursor(at: 0)

    init(_ funnel: Funnel, _ order: Int) {
        self.funnel = funnel
        self.order = order
        step = order < funnel.orders.rows ? funnel.orders.bucket(ofRow: order) : funnel.steps.count
        enter()
    }

    private mutating func enter() {
        guard step < funnel.steps.count else { return }
        let entry = funnel.steps[step]
        left = entry.firstOrder + entry.orders - order
        first = entry.firstVisit
        strata = entry.orderStrata.cursor(at: order - entry.firstOrder)
    }

    /// The visit of the next order; `step` is then that of both.
    @inline(__always)
    mutating func next() -> Int {
        while left == 0 {
            step += 1
            enter()
        }
        let visit = first &+ strata.position(funnel.orderPlaces.draw(order))
        strata.advance()
        order &+= 1
        left &-= 1
        return visit
    }
}
