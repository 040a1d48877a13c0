import LoamRandom

/// How large a difference is, whatever the number of samples. All are positive when head is larger.
public enum EffectSize {
    /// Difference of means over the pooled standard deviation. nil when a side has fewer than two values or neither
    /// varies.
    ///
    /// Large for any difference of figures that hardly vary: of timings, look at the ratio first.
    public static func cohensD(base: [Double], head: [Double]) -> Double? {
        guard base.count > 1, head.count > 1 else { return nil }
        let first = Moments(base)
        let second = Moments(head)
        let freedom = Double(base.count + head.count - 2)
        let pooled = (Double(base.count - 1) * first.variance + Double(head.count - 1) * second.variance) / freedom
        return pooled > 0 && pooled.isFinite ? (second.mean - first.mean) / pooled.squareRoot() : nil
    }

    /// Cohen's d without its bias in small samples (Hedges, "Distribution Theory for Glass's Estimator of Effect Size",
    /// 1981, with the exact factor).
    public static func hedgesG(base: [Double], head: [Double]) -> Double? {
        guard let d = cohensD(base: base, head: head) else { return nil }
        let half = Double(base.count + head.count - 2) / 2
        if half <= 0.5 { return nil }
        return d * ExactMath.exp(ExactMath.logGamma(half) - ExactMath.logGamma(half - 0.5)) / half.squareRoot()
    }

    /// The chance that a value of head exceeds one of base, less the chance of the contrary: -1...1 (Cliff, 1993). nil
    /// when a side is empty. O(n log n).
    public static func cliffsDelta(base: [Double], head: [Double]) -> Double? {
        guard !base.isEmpty, !head.isEmpty else { return nil }
        let pairs = Double(base.count) * Double(head.count)
        return 2 * MannWhitneyTest.statistic(base: base, head: head) / pairs - 1
    }
}
