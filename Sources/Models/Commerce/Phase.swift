internal import LoamRandom

/// A stretch of the run during which the same discounts hold: who buys, and what.
struct Phase: Sendable {
    let start: Int64
    let end: Int64
    let discounts: [Discount]
    /// Cohort of an order.
    let cohorts: ConditionalTable
    /// Category of an item, given the cohort.
    let categories: ConditionalTable
    /// Demand relative to that without discounts.
    let appeal: Double
    /// Basis points off for each category, and the campaign it is due to; 0 and -1 without discount.
    let basisPoints: [Int64]
    let campaigns: [Int]

    /// Relative demand for the categories without effects.
    static let categoryDemand: [Double] = [0.24, 0.27, 0.21, 0.16, 0.12]

    init(start: Int64, end: Int64, discounts: [Discount], cohortShares: [Double]) {
        self.start = start
        self.end = end
        self.discounts = discounts
        // Of two discounts on one category the larger holds; of equal ones the first.
        let winners: [Discount?] = Self.categoryDemand.indices.map { category in
            discounts.filter { $0.targets >> UInt8(category) & 1 == 1 }
                .reduce(nil) { best, next in (best?.basisPoints ?? -1) >= next.basisPoints ? best : next }
        }
        let demand: [[Double]] = cohortShares.indices.map { cohort in
            Self.categoryDemand.enumerated().map { category, weight in
                weight * (winners[category]?.appeal(cohort: cohort) ?? 1)
            }
        }
        let cohortDemand = zip(cohortShares, demand).map { $0 * $1.reduce(0, +) }
        cohorts = ConditionalTable(cohortDemand)
        categories = ConditionalTable(demand)
        appeal = cohortDemand.reduce(0, +) / (cohortShares.reduce(0, +) * Self.categoryDemand.reduce(0, +))
        basisPoints = winners.map { $0?.basisPoints ?? 0 }
        campaigns = winners.map { $0?.campaign ?? -1 }
    }

    /// The phases of a run, in order, covering it without gaps.
    static func cut(from start: Int64, to end: Int64, _ discounts: [Discount], cohortShares: [Double]) -> [Phase] {
        let inner = discounts.flatMap { [$0.start, $0.end] }.filter { start < $0 && $0 < end }
        let edges = Array(Set(inner)).sorted()
        return zip([start] + edges, edges + [end]).map { from, to in
            Phase(
                start: from, end: to, discounts: discounts.filter { $0.start <= from && from < $0.end },
                cohortShares: cohortShares)
        }
    }
}
