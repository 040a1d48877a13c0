import LoamRandom

/// How many times as large a new session's median is as those of sessions taken at other times.
///
/// Between sessions a machine shifts: another neighbour, another clock rate, another layout of memory. All samples of a
/// session share its shift, so that more samples say nothing about it, and an interval made of pooled samples cries
/// wolf. Here the unit is the session. Logarithms of session medians are taken as normal with one unknown spread; the
/// interval holds the ratio after what two draws of that spread, and the sampling of head's median where it has fewer
/// samples, can do.
///
/// - With three sessions or more the spread is theirs, and the interval Student's prediction interval with one degree
///   of freedom fewer than sessions: wide for three (5 spreads to either side), 2.9 for five, 2.4 for ten.
/// - With one or two it cannot be known. It is taken as `assumedSpread`, or as the spread of the samples within
///   sessions where that is larger, and the interval is normal. What it claims holds on machines whose sessions differ
///   by no more than that.
public struct RatioToSessions: Sendable, Hashable {
    /// What is taken for the spread of sessions where neither sessions nor calibration tell: a relative standard
    /// deviation of 5 %.
    public static let defaultSpread = 0.05

    /// Head's median over the geometric mean of the sessions' medians.
    public let ratio: Double
    public let interval: Interval
    /// Two-sided, of no change.
    public let pValue: Double
    /// The relative standard deviation of sessions that the interval rests on.
    public let spread: Double
    /// Whether the spread is that of the sessions, or assumed.
    public let isMeasured: Bool

    /// Deterministic; O(n log n). nil without a session, when a sample is empty, or when a value is not a positive
    /// finite number.
    public init?(sessions: [[Double]], head: [Double], confidence: Double = 0.95, assumedSpread: Double? = nil) {
        guard !sessions.isEmpty, !head.isEmpty, sessions.allSatisfy({ !$0.isEmpty }) else { return nil }
        guard (sessions + [head]).allSatisfy({ $0.allSatisfy { $0 > 0 && $0.isFinite } }) else { return nil }
        let summaries = sessions.map { SampleSummary($0.map { ExactMath.log($0) }) }
        let new = SampleSummary(head.map { ExactMath.log($0) })
        let count = Double(sessions.count)
        let medians = Moments(summaries.map(\.median))
        let change = new.median - medians.mean
        let sampling = summaries.reduce(0) { $0 + RatioToSessions.samplingVariance($1) } / count
        isMeasured = sessions.count >= 3
        let variance: Double
        if isMeasured {
            // Their medians vary by sampling too; head's does more where it has fewer samples.
            variance =
                medians.variance * (1 + 1 / count) + max(RatioToSessions.samplingVariance(new) - sampling, 0)
            spread = medians.standardDeviation
        } else {
            let within = (summaries + [new]).map(\.scaledMedianAbsoluteDeviation).max() ?? 0
            spread = max(assumedSpread ?? RatioToSessions.defaultSpread, within)
            variance = spread * spread * (1 + 1 / count) + RatioToSessions.samplingVariance(new) + sampling / count
        }
        let error = variance.squareRoot()
        let freedom = isMeasured ? count - 1 : .infinity
        let reach = RatioToSessions.quantile((1 + confidence) / 2, freedom) * error
        ratio = ExactMath.exp(change)
        interval =
            error > 0 ? Interval(ExactMath.exp(change - reach), ExactMath.exp(change + reach)) : Interval(ratio, ratio)
        if error > 0 {
            pValue = RatioToSessions.twoSided(change / error, freedom)
        } else {
            pValue = change == 0 ? 1 : 0
        }
    }

    /// Of the median of nearly normal values: π/2 times that of the mean, from a spread that outliers do not move.
    private static func samplingVariance(_ summary: SampleSummary) -> Double {
        let deviation = summary.scaledMedianAbsoluteDeviation
        return Double.pi / 2 * deviation * deviation / Double(summary.count)
    }

    private static func quantile(_ share: Double, _ freedom: Double) -> Double {
        freedom.isFinite ? StudentT.quantile(share, degreesOfFreedom: freedom) : ExactMath.normalQuantile(share)
    }

    private static func twoSided(_ t: Double, _ freedom: Double) -> Double {
        freedom.isFinite
            ? StudentT.twoSided(t, degreesOfFreedom: freedom)
            : min(2 * NormalDistributionFunction.survival(t.magnitude), 1)
    }
}
