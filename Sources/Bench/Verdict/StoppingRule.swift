import LoamRandom
import LoamStatistics

/// Says when a case has been measured enough: when the interval of its figure is narrow enough.
///
/// Only the width of the interval is looked at, never where it is: a rule that stops when a difference looks
/// significant makes differences out of noise, one that stops on width does not. The interval is the distribution-free
/// one between order statistics, which the bootstrap of a median approximates, so that looking after every block costs
/// nothing.
public struct StoppingRule: Sendable, Equatable {
    public var minimumRuns: Int
    public var maximumRuns: Int
    /// Enough is a relative interval narrower than this, end to end; 0 asks for `maximumRuns`.
    public var intervalWidth: Double
    /// Seconds after which no further run begins, even where the minimum is not reached.
    public var timeBudget: Double
    public var confidence: Double

    public init(_ settings: RunSettings = RunSettings()) {
        minimumRuns = settings.minimumRuns
        maximumRuns = settings.maximumRuns
        intervalWidth = settings.intervalWidth
        timeBudget = settings.timeBudget
        confidence = settings.confidence
    }

    /// Whether a case that is measured alone needs another run.
    ///
    /// - Parameters:
    ///   - values: What was measured so far, without warm-up.
    ///   - elapsed: Seconds since the first of them began.
    public func needsMore(values: [Double], elapsed: Double) -> Bool {
        undecided(values.count, elapsed)
            ?? isWide(values, centre: values.isEmpty ? 0 : SampleSummary(values).median.magnitude)
    }

    /// Whether two interleaved cases need another block. Values at equal places are of one block; what one side has
    /// more is not looked at.
    public func needsMore(base: [Double], head: [Double], elapsed: Double) -> Bool {
        let runs = min(base.count, head.count)
        if let decision = undecided(runs, elapsed) { return decision }
        let sides = Sides(Array(base.prefix(runs)), Array(head.prefix(runs)), isPaired: true)
        if sides.base.isEmpty { return true }
        let changes = sides.changes
        if !sides.isPositive { return isWide(changes, centre: sides.scale) }
        return isWide(changes.map { ExactMath.exp($0) }, centre: 1)
    }

    /// What number and time say; nil when the width has to.
    private func undecided(_ runs: Int, _ elapsed: Double) -> Bool? {
        if runs > 0 && elapsed >= timeBudget || runs >= maximumRuns { return false }
        return runs < minimumRuns || intervalWidth <= 0 ? true : nil
    }

    private func isWide(_ values: [Double], centre: Double) -> Bool {
        let values = values.filter(\.isFinite)
        if values.isEmpty { return true }
        let summary = SampleSummary(values)
        if summary.minimum == summary.maximum { return false }
        return !summary.reaches(0.5, confidence: confidence)
            || summary.medianInterval(confidence: confidence).width > intervalWidth * centre
    }
}
