import LoamRandom

extension SampleSummary {
    /// An interval of the quantile of a share, between two order statistics, that holds whatever the distribution is.
    ///
    /// Of n values the count below the true quantile is binomial; the interval leaves out at each end as many values as
    /// it can while either end fails with a chance of at most half of 1 - `confidence` (David and Nagaraja, "Order
    /// Statistics", 7.1). It covers at least the level asked for, so long as the sample is large enough for it: six
    /// values for 95 % of a median, 59 for an upper end of the 95 % quantile at 95 %. Of smaller samples the side that
    /// cannot be had ends at the smallest or largest value, and the interval covers less than was asked for: see
    /// `reaches(_:confidence:)`. O(n).
    public func quantileInterval(_ share: Double, confidence: Double = 0.95) -> Interval {
        let tail = (1 - confidence) / 2
        let below = SampleSummary.leftOut(count, share, tail)
        let above = SampleSummary.leftOut(count, 1 - share, tail)
        return Interval(sorted[min(below, count - 1)], sorted[max(count - 1 - above, 0)])
    }

    /// `quantileInterval` of one half.
    public func medianInterval(confidence: Double = 0.95) -> Interval { quantileInterval(0.5, confidence: confidence) }

    /// Whether the sample is large enough that `quantileInterval` covers the level on both sides.
    public func reaches(_ share: Double, confidence: Double = 0.95) -> Bool {
        guard share > 0, share < 1 else { return false }
        let tail = (1 - confidence) / 2
        // The smallest value is above the quantile with chance (1 - share)^n, the largest below it with share^n.
        return Double(count) * ExactMath.log(max(share, 1 - share)) <= ExactMath.log(max(tail, 0))
    }

    /// How many of the smallest values can be left out: the largest k below which P(binomial(n, share) <= k - 1) fits
    /// the tail.
    private static func leftOut(_ count: Int, _ share: Double, _ tail: Double) -> Int {
        guard share > 0 else { return 0 }
        guard share < 1 else { return count - 1 }
        let odds = ExactMath.log(share) - ExactMath.log1p(-share)
        let none = Double(count) * ExactMath.log1p(-share)
        let all = ExactMath.logFactorial(count)
        var sum = 0.0
        for k in 0..<count {
            let combinations = all - ExactMath.logFactorial(k) - ExactMath.logFactorial(count - k)
            sum += ExactMath.exp(combinations + none + Double(k) * odds)
            if sum > tail { return k == 0 ? 0 : k - 1 }
        }
        return count - 1
    }
}
