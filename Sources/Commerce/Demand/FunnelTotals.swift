internal import LoamWorlds

/// How many visits, orders and carts a run has, and the draws that spread them over its steps. Tables that are not grown from
/// visits need no more than this of the funnel.
struct FunnelTotals: Sendable {
    let orders, carts, visits: Int
    /// Orders of other than viral products: chance puts them into steps.
    let free: Int
    /// Visits that end in nothing.
    let others: Int
    let orderDraws, cartDraws, otherDraws, orderPlaces, cartPlaces: RandomStream

    init(_ demand: Demand, _ book: StreamBook) {
        func total(_ weights: [Double]) -> Int {
            let expected = min(weights.reduce(0, +) * demand.scale, Double(1 << 50))
            return expected >= 0.5 ? Int(expected.rounded()) : 0
        }
        let viral = Self.viral(demand).reduce(0, +)
        free = max(0, demand.totalOrders - viral)
        orders = free + viral
        carts = total(demand.carts)
        others = total(demand.visits)
        visits = orders + carts + others
        orderDraws = book.stream("orders", "order_ts", "counts", rows: 1 << 20)
        cartDraws = book.stream("cart_abandonment", "rows", "counts", rows: 1 << 20)
        otherDraws = book.stream("sessions", "rows", "counts", rows: 1 << 20)
        orderPlaces = book.stream("orders", "session_id", "place", rows: max(1, orders))
        cartPlaces = book.stream("cart_abandonment", "session_id", "place", rows: max(1, carts))
    }

    /// Orders of viral products, step by step.
    static func viral(_ demand: Demand) -> [Int] {
        demand.viral.reduce(into: [Int](repeating: 0, count: demand.normal.count)) { sum, sales in
            for step in sum.indices { sum[step] += sales.units[step] }
        }
    }
}
