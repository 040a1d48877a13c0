public import LoamStatistics

/// One metric of one case on two sides, with everything a verdict rests on.
public struct MetricComparison: Sendable, Equatable {
    public var metric: Metric
    public var base: SampleSummary
    public var head: SampleSummary
    /// Median of head over median of base; of paired samples, of their blocks. Above 1 is slower where lower is better.
    public var ratio: Double
    /// Of the ratio, by bootstrap.
    public var interval: Interval
    /// Whether samples were paired block by block, or are two sets taken at different times.
    public var isPaired: Bool
    /// Two-sided, exact where the samples are small; nil of exact metrics.
    public var mannWhitney: Double?
    /// Of the difference of means under permutation of pairs, or of sides.
    public var permutation: Double?
    public var welch: Double?
    /// The Mann-Whitney value after Holm's correction over the judged metrics of a case.
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
}
