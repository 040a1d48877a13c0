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
            Array(stride(from: setting.start, to: setting.end, by: Int64.Stride(setting.grid.step))) + [setting.end]
        self.starts = starts
        let steps = starts.count - 1
        let middles = (0..<steps).map { (starts[$0] + starts[$0 + 1]) / 2 }
        normal = (0..<steps).map { Rhythm.demand(at: middles[$0]) * Double(starts[$0 + 1] - starts[$0]) }
        let days = Double(setting.end - setting.start) / 86_400
        let wanted = Double(setting.ordersPerDay) * days
        normalTotal = Int(wanted.rounded())
        let unit = wanted / normal.reduce(0, +)
        let perSecond = Double(setting.orders ?? normalTotal) / Double(setting.end - setting.start)
        var left = setting.orders ?? .max
        let sales = effects.viralProducts.map { viral in
            let stream = book.stream("effects", viral.name, "units", rows: steps)
            let sales = ViralSales(viral, starts: starts, perSecond: perSecond, limit: left, stream: stream)
            left -= sales.total
            return sales
        }
        viral = sales
        var orders: [Double] = []
        var carts: [Double] = []
        var visits: [Double] = []
        var load: [Double] = []
        var soldOut: [Bernoulli] = []
        var gaveUp: [Bernoulli] = []
        var lateness: [Bernoulli] = []
        var phase = 0
        for step in 0..<steps {
            while phases[phase].end <= middles[step] { phase += 1 }
            let (appeal, givingUp) = (phases[phase].appeal, phases[phase].givingUp)
            let surge = min(1e9, effects.surges.reduce(1.0) { $0 * $1.factor(at: middles[step]) })
            let traffic = normal[step] * effects.traffic(at: middles[step])
            let buyers = traffic * appeal
            let missed = unit > 0 ? sales.reduce(0.0) { $0 + $1.missed[step] } / unit : 0
            let left = buyers * givingUp
            let ordinary = buyers * (1 - givingUp) * setting.cartsPerOrder * phases[phase].abandonment
            let all = ordinary + left + missed
            orders.append(buyers * (1 - givingUp))
            carts.append(all)
            soldOut.append(Bernoulli(probability: all > 0 ? missed / all : 0))
            gaveUp.append(Bernoulli(probability: all > missed ? left / (all - missed) : 0))
            visits.append(max(0, (traffic + missed) * setting.sessionsPerOrder - orders[step] - all))
            // However crowded it gets, three in five come late at most, unless the rate itself is higher.
            lateness.append(
                Bernoulli(probability: min(max(0.6, setting.lateRate), setting.lateRate * max(1, surge))))
            load.append(min(5, 1 + 0.3 * max(0, traffic / max(normal[step], 1e-9) - 1)))
        }
        let demand = orders.reduce(0, +)
        let viralTotal = sales.reduce(0) { $0 + $1.total }
        let limit = Double(CommerceSetting.maximumOrders) + 1
        totalOrders = setting.orders ?? Int(min(demand * unit + Double(viralTotal), limit).rounded())
        // No demand at all, by surges of strength 0 everywhere: whatever was asked for exactly follows the rhythm.
        self.orders = demand > 0 ? orders : normal
        scale = demand > 0 ? Double(max(0, totalOrders - viralTotal)) / demand : 0
        self.carts = carts
        self.visits = visits
        self.soldOut = soldOut
        self.gaveUp = gaveUp
        self.lateness = lateness
        self.load = load
        normalLateness = Bernoulli(probability: setting.lateRate)
    }
}

/// The orders of a viral product, step by step: by chance around its demand, until the stock is gone.
struct ViralSales: Sendable {
    let effect: ViralProduct
    /// Orders of one unit each, by step.
    let units: [Int]
    /// Expected orders that find no stock, by step.
    let missed: [Double]
    let total: Int
    /// Units there are to sell.
    let inventory: Int

    /// - Parameter perSecond: the shop's mean orders a second.
    init(_ effect: ViralProduct, starts: [Int64], perSecond: Double, limit: Int, stream: RandomStream) {
        self.effect = effect
        inventory = min(effect.inventory, limit)
        var left = inventory
        var units: [Int] = []
        var missed: [Double] = []
        for step in 0..<starts.count - 1 {
            let wanted =
                effect.demand(at: (starts[step] + starts[step + 1]) / 2) * perSecond
                * Double(starts[step + 1] - starts[step])
            let drawn = wanted > 0 ? PoissonDistribution(mean: min(wanted, 1e9)).value(stream, step) : 0
            units.append(min(drawn, left))
            missed.append(drawn > left ? Double(drawn - left) : 0)
            left -= min(drawn, left)
        }
        self.units = units
        self.missed = missed
        total = inventory - left
    }
}
