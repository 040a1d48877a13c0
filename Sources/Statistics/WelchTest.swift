/// Welch's test of equal means, for samples whose variances differ ("The generalization of Student's problem when
/// several different population variances are involved", 1947).
public struct WelchTest: Sendable, Hashable {
    /// The mean of head less the mean of base, over its standard error.
    public let statistic: Double
    /// After Welch and Satterthwaite.
    public let degreesOfFreedom: Double
    /// Two-sided.
    public let pValue: Double

    /// Deterministic; O(n). nil when a side has fewer than two values, or neither varies.
    public init?(base: [Double], head: [Double]) {
        guard base.count > 1, head.count > 1 else { return nil }
        let first = SampleSummary(base)
        let second = SampleSummary(head)
        let firstError = first.standardDeviation * first.standardDeviation / Double(base.count)
        let secondError = second.standardDeviation * second.standardDeviation / Double(head.count)
        let error = firstError + secondError
        guard error > 0, error.isFinite else { return nil }
        statistic = (second.mean - first.mean) / error.squareRoot()
        // Shares and not squares of the errors: those of small units vanish.
        let firstShare = firstError / error
        let secondShare = secondError / error
        degreesOfFreedom =
            1
            / (firstShare * firstShare / Double(base.count - 1) + secondShare * secondShare / Double(head.count - 1))
        pValue = StudentT.twoSided(statistic, degreesOfFreedom: degreesOfFreedom)
    }
}
