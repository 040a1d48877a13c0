internal import LoamWorlds

/// A stretch of the run during which the same effects hold: who comes, what is bought and how it is paid.
struct Phase: Sendable {
    let start: Int64
    let end: Int64
    /// Cohort of a visit.
    let cohorts: ConditionalTable
    /// Category of an item, given the cohort.
    let categories: ConditionalTable
    /// Payment method of an order, given the cohort.
    let payments: ConditionalTable
    /// Demand relative to that without discounts.
    let appeal: Double
    /// Abandoned carts, in multiples of normal.
    let abandonment: Double
    /// Share of buyers who leave because their payment method is down.
    let givingUp: Double
    /// Basis points off for each category, and the campaign it is due to; 0 and -1 without discount.
    let basisPoints: [Int64]
    let campaigns: [Int]
    /// By payment method: the outage that hits it, as an index into the effects, or nil.
    let outages: [Int?]
    /// Indices into the effects of what holds here.
    let surges: [Int]
    let migrations: [Int]
    let drifts: [Int]
    let seasons: [Int]

    /// Relative demand for the categories without effects.
    static let categoryDemand: [Double] = [0.24, 0.27, 0.21, 0.16, 0.12]

    init(start: Int64, end: Int64, effects: CommerceEffects, cohortShares: [Double]) {
        self.start = start
        self.end = end
        func holds(_ from: Int64, _ to: Int64) -> Bool { from < end && start < to }
        func places<Kind>(_ all: [Kind], _ window: (Kind) -> (Int64, Int64)) -> [Int] {
            all.indices.filter { holds(window(all[$0]).0, window(all[$0]).1) }
        }
        surges = places(effects.surges) { ($0.felt.start, $0.felt.end) }
        migrations = places(effects.migrations) { ($0.profile.start, $0.profile.end) }
        drifts = places(effects.drifts) { ($0.profile.start, $0.profile.end) }
        seasons = places(effects.seasons) { ($0.profile.start, $0.profile.end) }
        let discounts = effects.discounts.filter { holds($0.start, $0.end) }
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
        abandonment = discounts.reduce(1) { $0 * $1.abandonment }
        basisPoints = winners.map { $0?.basisPoints ?? 0 }
        campaigns = winners.map { $0?.campaign ?? -1 }

        // Of two outages of one method the harder one holds.
        let hits: [Int?] = (0..<Cohort.payments.count).map { method in
            effects.paymentOutages.indices.filter {
                let outage = effects.paymentOutages[$0]
                return outage.hits(method) && holds(outage.start, outage.end)
            }.max { effects.paymentOutages[$0].failing < effects.paymentOutages[$1].failing }
        }
        outages = hits
        let leaving = hits.map { $0.map { effects.paymentOutages[$0].givingUp } ?? 0 }
        let methods = Cohort.payment.map { weights in weights.map { $0 / weights.reduce(0, +) } }
        let lost = methods.map { zip($0, leaving).reduce(0) { $0 + $1.0 * $1.1 } }
        givingUp = zip(cohortDemand, lost).reduce(0) { $0 + $1.0 * $1.1 } / cohortDemand.reduce(0, +)
        payments = ConditionalTable(
            methods.map { weights in
                let staying = zip(weights, leaving).map { $0 * (1 - $1) }
                // Where everybody leaves nobody pays; the table only keeps its shape.
                return staying.reduce(0, +) > 0 ? staying : weights
            })
    }

    /// The phases of a run, in order, covering it without gaps.
    static func cut(from start: Int64, to end: Int64, _ effects: CommerceEffects, cohortShares: [Double]) -> [Phase] {
        let inner = effects.edges.filter { start < $0 && $0 < end }
        let edges = Array(Set(inner)).sorted()
        return zip([start] + edges, edges + [end]).map { from, to in
            Phase(start: from, end: to, effects: effects, cohortShares: cohortShares)
        }
    }
}
