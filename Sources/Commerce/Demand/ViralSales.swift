internal import LoamWorlds

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
