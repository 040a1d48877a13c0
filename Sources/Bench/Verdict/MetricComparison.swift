public import LoamStatistics

/// One metric of one case on two sides, with everything a verdict rests on.
public struct MetricComparison: Sendable, Equatable {
    /// How the two sides compare.
    public enum Design: String, Sendable, CaseIterable {
        /// Block by block, both sides next to each other in time.
        case pairs
        /// Two sets of samples.
        case sets
        /// Samples of now against sessions of other times.
        case sessions
        /// Values that repeat exactly.
        case exact
    }

    public var metric: Metric
    public var base: SampleSummary
    public var head: SampleSummary
    /// Above 1 is more; slower where lower is better. Of pairs the median over blocks of head over base; of sets the
    /// median of head over that of base; of sessions head's median over the geometric mean of theirs. Where
    /// `isByDifference`, 1 plus the difference over a scale.
    public var ratio: Double
    /// Of the ratio: by bootstrap, of sessions a prediction interval.
    public var interval: Interval
    /// Whether samples were paired block by block, or are two sets taken at different times.
    public var isPaired: Bool
    public var design = Design.sets
    /// Whether a value of zero or below leaves no ratio of values: differences are compared instead, relative to the
    /// median of base, or of head where that is zero, or the largest value where both are.
    public var isByDifference = false
    /// Two-sided, exact where the samples are small; nil of exact metrics and of sessions.
    public var mannWhitney: Double?
    /// Of the difference of means under permutation of pairs, or of sides.
    public var permutation: Double?
    public var welch: Double?
    /// Of the test that the verdict asks: of pairs twice the smaller of Wilcoxon's signed ranks and the sign test, of
    /// sets Mann-Whitney, of sessions their prediction; nil of exact metrics.
    public var pValue: Double?
    /// `pValue` after Holm's correction over the judged metrics of a case.
    public var adjusted: Double?
    public var hedgesG: Double?
    public var cohensD: Double?
    public var cliffsDelta: Double?
    /// The relative change that had to be exceeded: the metric's threshold, or the noise floor where that is higher.
    public var threshold: Double
    public var noiseFloor: Double?
    /// Whether the first and the second half of the samples point to the same side.
    public var halvesAgree: Bool
    public var verdict: Verdict
    /// One sentence: what decided.
    public var reason: String
    /// Of an inconclusive comparison: about how many more blocks would settle it; nil where none would.
    public var moreRuns: Int?

    public init(
        _ metric: Metric, base: SampleSummary, head: SampleSummary, ratio: Double, interval: Interval, isPaired: Bool,
        threshold: Double, halvesAgree: Bool, verdict: Verdict, reason: String
    ) {
        self.metric = metric
        self.base = base
        self.head = head
        self.ratio = ratio
        self.interval = interval
        self.isPaired = isPaired
        self.threshold = threshold
        self.halvesAgree = halvesAgree
        self.verdict = verdict
        self.reason = reason
    }

    /// Runs after it: blocks of pairs, else the samples of the smaller side.
    public var runs: Int { min(base.count, head.count) }
}
