internal import LoamRandom

/// When orders are placed: how many in each bucket of the run, and what a bucket means for deliveries.
///
/// Expected demand is rhythm x surges x appeal of discounts. The count of all orders is settled first, then split over
/// the buckets by one multinomial draw: noisy like life, and exact in sum.
struct OrderTimeline: Sendable {
    /// Ten minutes, or an hour in runs of more than four years.
    static let shortBucket: Int64 = 600
    static let longBucket: Int64 = 3600
    static let shortBucketLimit: Int64 = 4 * 366 * 86_400

    /// In seconds since 1970 UTC.
    let timeline: BucketedTimeline
    /// Chance that a delivery is late, by bucket.
    let lateness: [Bernoulli]
    let total: Int
    /// Orders that the plan expects without effects.
    let normalTotal: Int

    init(_ setting: CommerceSetting, phases: [Phase], surges: [Surge], stream: RandomStream) {
        let starts = Self.bucketStarts(setting)
        var normal: [Double] = []
        var weights: [Double] = []
        var lateness: [Bernoulli] = []
        var phase = 0
        for bucket in 0..<starts.count - 1 {
            let middle = (starts[bucket] + starts[bucket + 1]) / 2
            while phases[phase].end <= middle { phase += 1 }
            // Bounded, so that any number of surges stays a number.
            let surge = min(1e9, surges.reduce(1.0) { $0 * $1.factor(at: middle) })
            let rhythm = Rhythm.demand(at: middle) * Double(starts[bucket + 1] - starts[bucket])
            normal.append(rhythm)
            weights.append(rhythm * surge * phases[phase].appeal)
            // However crowded it gets, three in five come late at most, unless the rate itself is higher.
            let late = min(max(0.6, setting.lateRate), setting.lateRate * max(1, surge))
            lateness.append(Bernoulli(probability: late))
        }
        let days = Double(setting.end - setting.start) / 86_400
        normalTotal = Int((Double(setting.ordersPerDay) * days).rounded())
        let demand = weights.reduce(0, +)
        let grown = Double(normalTotal) * demand / normal.reduce(0, +)
        total = setting.orders ?? Int(min(grown, Double(CommerceSetting.maximumOrders) + 1).rounded())
        // No demand at all, by surges of strength 0 everywhere: whatever was asked for exactly follows the rhythm.
        let counts = Multinomial.split(total: total, weights: demand > 0 ? weights : normal, stream: stream)
        timeline = BucketedTimeline(starts: starts, counts: counts)
        self.lateness = lateness
    }

    private static func bucketStarts(_ setting: CommerceSetting) -> [Int64] {
        let length = setting.end - setting.start <= shortBucketLimit ? shortBucket : longBucket
        return Array(stride(from: setting.start, to: setting.end, by: Int64.Stride(length))) + [setting.end]
    }
}
