internal import LoamWorlds

/// How unevenly members of a group are chosen: a group's members stand in order of their activity, most active first, and
/// a draw picks a place among them.
///
/// The group is cut into 1,024 classes of equal size, whose weights are those of a distribution's quantiles, so memory
/// does not depend on the size of the group and a choice costs about 6 ns.
struct Activity: Sendable {
    static let classes = 1024
    private let table: AliasTable

    private init(weights: [Double]) { table = AliasTable(weights: weights) }

    /// Activity of customers: lognormal with this sigma. With 0.8 the busiest hundredth places 6 % of all orders.
    static func logNormal(sigma: Double) -> Activity {
        Activity(
            weights: (0..<classes).map { rank in
                let quantile = 1 - (Double(rank) + 0.5) / Double(classes)
                return ExactMath.exp(sigma * ExactMath.normalQuantile(quantile))
            })
    }

    /// Popularity of products: Zipf-like over relative ranks, weight (class + 1)^-exponent.
    static func zipf(exponent: Double) -> Activity {
        Activity(weights: (0..<classes).map { ExactMath.pow(Double($0 + 1), -exponent) })
    }

    /// The place in a group of `count` members that two draws pick, in [0, count). The second draw is taken only when a class
    /// holds more than one member.
    @inline(__always)
    func rank(count: Int, _ first: UInt64, _ second: @autoclosure () -> UInt64) -> Int {
        let chosen = UInt64(truncatingIfNeeded: table.sample(first))
        if count <= Self.classes {
            return Int(truncatingIfNeeded: (chosen &* UInt64(truncatingIfNeeded: count)) &>> 10)
        }
        // Class and the place inside it, as one fraction of 2^64.
        let fraction = chosen &<< 54 | second() &>> 10
        return Int(truncatingIfNeeded: fraction.multipliedFullWidth(by: UInt64(truncatingIfNeeded: count)).high)
    }
}
