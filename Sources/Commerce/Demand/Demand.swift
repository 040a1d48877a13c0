internal import LoamWorlds

/// What the plan expects in each step of the run: visits, orders and abandoned carts, in units of the orders of an
/// ordinary day, and what that means for deliveries.
///
/// Traffic is rhythm x surges x growth of channels and seasons. Buyers are traffic x the appeal of discounts. Of them,
/// those who leave because they cannot pay become abandoned carts; of visits, what is left neither orders nor abandons.
struct Demand: Sendable {
    /// Bounds of the steps, one more than there are.
    let starts: [Int64]
    /// Rhythm alone.
    let normal: [Double]
    let orders: [Double]
    let carts: [Double]
    let visits: [Double]
    /// Units of the viral products that are sold in each step, product by product.
    let viral: [ViralSales]
    /// Chance that a cart was abandoned because a viral product was sold out.
    let soldOut: [Bernoulli]
    /// Chance that a cart was abandoned because payment was down.
    let gaveUp: [Bernoulli]
    /// Chance that a delivery is late, and what it would be without surges.
    let lateness: [Bernoulli]
    let normalLateness: Bernoulli
    /// Load time of pages, in multiples of normal.
    let load: [Double]
    /// Expected orders of one unit of `orders`.
    let scale: Double
    /// All orders of the run.
    let totalOrders: Int
    /// Orders that the plan expects without effects.
    let normalTotal: Int

    init(
        _ setting: CommerceSetting, effects: CommerceEffects, phases: [Phase], _ book: StreamBook
    ) {
        let starts =
            Array(stride(from: setting.start.seconds, to: setting.end.seconds, by: Int64.Stride(setting.grid.step)))
            + [setting.end.seconds]
        let steps = 0..<starts.count - 1
        let middles = steps.map { (starts[$0] + starts[$0 + 1]) / 2 }
        let normal = steps.map { Rhythm.demand(at: middles[$0]) * Double(starts[$0 + 1] - starts[$0]) }
        let wanted = Double(setting.ordersPerDay) * (Double(setting.length) / 86_400)
        let unit = wanted / normal.reduce(0, +)
        normalTotal = Int(wanted.rounded())
        let sales = Self.viralSales(setting, effects, starts: starts, normalTotal: normalTotal, book)
        var phase = 0
        let expected = steps.map { step in
            while phases[phase].end <= middles[step] { phase += 1 }
            let missed = unit > 0 ? sales.reduce(0.0) { $0 + $1.missed[step] } / unit : 0
            // Of the phase only what is needed: a copy of it would cost more than the step.
            return Expected(
                setting, effects, at: middles[step], normal: normal[step], appeal: phases[phase].appeal,
                givingUp: phases[phase].givingUp, abandonment: phases[phase].abandonment, missed: missed)
        }
        let orders = expected.map(\.orders)
        let demand = orders.reduce(0, +)
        let viralTotal = sales.reduce(0) { $0 + $1.total }
        let limit = Double(CommerceSetting.maximumOrders) + 1
        totalOrders = setting.orders ?? Int(min(demand * unit + Double(viralTotal), limit).rounded())
        // No demand at all, by surges of strength 0 everywhere: whatever was asked for exactly follows the rhythm.
        self.orders = demand > 0 ? orders : normal
        scale = demand > 0 ? Double(max(0, totalOrders - viralTotal)) / demand : 0
        (self.starts, self.normal, viral) = (starts, normal, sales)
        (carts, visits, load) = (expected.map(\.carts), expected.map(\.visits), expected.map(\.load))
        (soldOut, gaveUp) = (expected.map(\.soldOut), expected.map(\.gaveUp))
        lateness = expected.map(\.lateness)
        normalLateness = Bernoulli(probability: setting.lateRate)
    }

    /// What viral products sell, one product after the other, until the orders of the run are used up.
    private static func viralSales(
        _ setting: CommerceSetting, _ effects: CommerceEffects, starts: [Int64], normalTotal: Int, _ book: StreamBook
    ) -> [ViralSales] {
        let perSecond = Double(setting.orders ?? normalTotal) / Double(setting.length)
        var left = setting.orders ?? .max
        return effects.viralProducts.map { viral in
            let stream = book.stream("effects", viral.name, "units", rows: starts.count - 1)
            let sales = ViralSales(viral, starts: starts, perSecond: perSecond, limit: left, stream: stream)
            left -= sales.total
            return sales
        }
    }

    /// What the plan expects in one step.
    private struct Expected {
        let orders, carts, visits, load: Double
        let soldOut, gaveUp, lateness: Bernoulli

        /// - Parameters:
        ///   - normal: demand by the rhythm alone.
        ///   - appeal: that of the phase; so are `givingUp` and `abandonment`.
        ///   - missed: carts that are left because a viral product is sold out.
        init(
            _ setting: CommerceSetting, _ effects: CommerceEffects, at time: Int64, normal: Double, appeal: Double,
            givingUp: Double, abandonment: Double, missed: Double
        ) {
            let surge = min(1e9, effects.surges.reduce(1.0) { $0 * $1.factor(at: time) })
            let traffic = normal * effects.traffic(at: time)
            let buyers = traffic * appeal
            let left = buyers * givingUp
            let ordinary = buyers * (1 - givingUp) * setting.cartsPerOrder * abandonment
            let all = ordinary + left + missed
            orders = buyers * (1 - givingUp)
            carts = all
            soldOut = Bernoulli(probability: all > 0 ? missed / all : 0)
            gaveUp = Bernoulli(probability: all > missed ? left / (all - missed) : 0)
            visits = max(0, (traffic + missed) * setting.sessionsPerOrder - orders - all)
            // However crowded it gets, three in five come late at most, unless the rate itself is higher.
            lateness = Bernoulli(probability: min(max(0.6, setting.lateRate), setting.lateRate * max(1, surge)))
            load = min(5, 1 + 0.3 * max(0, traffic / max(normal, 1e-9) - 1))
        }
    }
}
