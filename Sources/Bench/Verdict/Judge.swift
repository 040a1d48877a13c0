import LoamStatistics

/// Says what two sample sets allow to say: regression, improvement, no change, or inconclusive.
///
/// A **regression** must pass all of these:
/// 1. the ratio is beyond the metric's threshold t on the bad side: above 1 + t where lower is better, below 1 - t
///    where higher is;
/// 2. it is beyond the machine's noise floor, where that is known;
/// 3. its whole interval is on the bad side of 1;
/// 4. the p-value of a second opinion is at most `significance` after Holm's correction over the judged metrics: of
///    pairs, twice the smaller of Wilcoxon's signed ranks and the sign test; of sets, Mann-Whitney. At 0.01, noise
///    alone makes a false regression of one case in 200 at most, whatever it looks like and however few its runs;
///    thresholds make it far fewer;
/// 5. the first and the second half of the samples point to the same side: what happens in one half only happened to
///    the machine;
/// 6. there are at least `minimumRuns` runs on each side.
///
/// An **improvement** passes the same on the other side. Otherwise there is **no change** when the whole interval is
/// strictly within 1 ± t, with at least `minimumRuns` runs. All else is **inconclusive**, with about how many more runs
/// would settle it.
///
/// `exact` metrics are compared exactly: any difference is a regression. Of few runs nothing more than inconclusive is
/// ever said. Everything is deterministic: equal samples and seeds give equal comparisons.
public struct Judge: Sendable, Equatable {
    /// What verdicts are asked for.
    public struct Options: Sendable, Equatable {
        /// Of intervals.
        public var confidence = 0.95
        /// The largest adjusted p-value of a change.
        public var significance = 0.01
        /// Fewer runs than this settle nothing.
        public var minimumRuns = 10
        /// Of resampling.
        public var seed: UInt64 = 1

        public init() {}

        /// Confidence and seed as a run was asked for.
        public init(_ settings: RunSettings) {
            confidence = settings.confidence
            seed = settings.seed
        }
    }

    public var options: Options

    public init(_ options: Options = Options()) {
        self.options = options
    }

    /// Compares two sample sets of one metric, each in the order of time.
    ///
    /// - Parameters:
    ///   - isPaired: Whether values at equal places are of one block. Sides of unlike length are compared as sets.
    ///   - noiseFloor: The relative difference that A/A calibration found on this machine; nil where it was not
    ///     calibrated.
    ///
    /// Values that are not finite are left out, of pairs with their partner. nil when a side has no values left.
    public func compare(
        _ metric: Metric, base: [Double], head: [Double], isPaired: Bool, noiseFloor: Double? = nil
    ) -> MetricComparison? {
        guard var comparison = measured(metric, base: base, head: head, isPaired: isPaired, noiseFloor: noiseFloor)
        else { return nil }
        decide(&comparison)
        return comparison
    }

    /// Everything but the verdict, with the adjusted p-value of a family of one.
    func measured(
        _ metric: Metric, base: [Double], head: [Double], isPaired: Bool, noiseFloor: Double?
    ) -> MetricComparison? {
        let sides = Sides(base, head, isPaired: isPaired)
        if sides.base.isEmpty || sides.head.isEmpty { return nil }
        if metric.direction == .exact { return exact(metric, sides) }
        var comparison = sides.comparison(metric, noiseFloor, options)
        comparison.mannWhitney = MannWhitneyTest(base: sides.base, head: sides.head)?.pValue
        comparison.permutation = sides.permutation(options.seed)
        comparison.welch = WelchTest(base: sides.base, head: sides.head)?.pValue
        comparison.pValue = sides.isPaired ? Judge.secondOpinion(sides.changes) : comparison.mannWhitney
        comparison.adjusted = comparison.pValue
        comparison.addEffects(sides.base, sides.head)
        return comparison
    }

    /// Signed ranks see small changes of steady figures, signs those of figures with outliers: the better of both, for
    /// the price of having looked at two.
    private static func secondOpinion(_ changes: [Double]) -> Double {
        min(2 * min(SignedRankTest(differences: changes).pValue, SignTest(differences: changes).pValue), 1)
    }
}

extension MetricComparison {
    mutating func addEffects(_ base: [Double], _ head: [Double]) {
        cohensD = EffectSize.cohensD(base: base, head: head)
        hedgesG = EffectSize.hedgesG(base: base, head: head)
        cliffsDelta = EffectSize.cliffsDelta(base: base, head: head)
    }
}
