internal import LoamWorlds

/// How long pages take to load: a matter of the visit and the traffic.
struct LoadTimes: Sendable {
    private let table = LoadTimes.normal
    private let draws: RandomStream
    private let load: [Double]

    /// Median milliseconds at normal traffic, and the spread.
    private static let median = 1_400.0
    private static let sigma = 0.45
    /// At normal traffic: the same in every world, and made when visits are first grown.
    private static let normal = QuantileTable.logNormal(
        mu: ExactMath.log(median), sigma: sigma, scale: 1, minimum: 60, maximum: 60_000)

    init(_ draws: RandomStream, _ demand: Demand) {
        self.draws = draws
        load = demand.load
    }

    @inline(__always)
    func milliseconds(_ visit: Int, step: Int) -> Int32 {
        Int32((Double(table.value(draws.draw(visit))) * load[step]).rounded())
    }
}
