import LoamRandom
import LoamStatistics

/// The finite values of two sides, and what their values allow: ratios, or differences only.
struct Sides {
    let base: [Double]
    let head: [Double]
    let isPaired: Bool
    /// Whether every value has a logarithm.
    let isPositive: Bool

    init(_ base: [Double], _ head: [Double], isPaired: Bool) {
        self.isPaired = isPaired && base.count == head.count
        if self.isPaired {
            let pairs = zip(base, head).filter { $0.isFinite && $1.isFinite }
            self.base = pairs.map(\.0)
            self.head = pairs.map(\.1)
        } else {
            self.base = base.filter(\.isFinite)
            self.head = head.filter(\.isFinite)
        }
        isPositive = self.base.allSatisfy { $0 > 0 } && self.head.allSatisfy { $0 > 0 }
    }

    /// Of pairs: the change of each block, on the logarithm where there is one.
    var changes: [Double] {
        zip(base, head).map { isPositive ? ExactMath.log($1) - ExactMath.log($0) : $1 - $0 }
    }

    /// What differences are relative to; never zero. In order: the median of base, that of head, the largest value, 1
    /// where all are zero.
    var scale: Double {
        let scales = [
            SampleSummary(base).median, SampleSummary(head).median, (base + head).map(\.magnitude).max() ?? 0,
        ]
        return scales.first { $0 != 0 }?.magnitude ?? 1
    }

    func permutation(_ seed: UInt64) -> Double {
        isPaired
            ? PermutationTest(differences: zip(base, head).map { $1 - $0 }, seed: seed).pValue
            : PermutationTest(base: base, head: head, seed: seed).pValue
    }

    /// Ratio, interval and halves; sides must not be empty.
    func comparison(_ metric: Metric, _ noiseFloor: Double?, _ options: Judge.Options) -> MetricComparison {
        let (ratio, interval) = change(options)
        var comparison = MetricComparison(
            metric, base: SampleSummary(base), head: SampleSummary(head), ratio: ratio, interval: interval,
            isPaired: isPaired, threshold: max(metric.threshold, noiseFloor ?? 0), halvesAgree: halvesAgree,
            verdict: .inconclusive, reason: "")
        comparison.design = isPaired ? .pairs : .sets
        comparison.isByDifference = !isPositive
        comparison.noiseFloor = noiseFloor
        return comparison
    }

    private func change(_ options: Judge.Options) -> (ratio: Double, interval: Interval) {
        if isPositive,
            let change = RatioOfMedians(
                base: base, head: head, isPaired: isPaired, confidence: options.confidence, seed: options.seed)
        {
            return (change.ratio, change.interval)
        }
        let scale = scale
        guard
            let change = DifferenceOfMedians(
                base: base, head: head, isPaired: isPaired, confidence: options.confidence, seed: options.seed)
        else { return (1, Interval(1, 1)) }
        return (
            1 + change.difference / scale,
            Interval(1 + change.interval.low / scale, 1 + change.interval.high / scale)
        )
    }

    /// Of pairs, both halves of the blocks. Of sets, each half of either side against the whole of the other.
    private var halvesAgree: Bool {
        if isPaired {
            let changes = changes
            let middle = changes.count / 2
            return Sides.agree([Sides.median(changes[..<middle]), Sides.median(changes[middle...])])
        }
        let (baseMiddle, headMiddle) = (base.count / 2, head.count / 2)
        let (all, new) = (Sides.median(base[...]), Sides.median(head[...]))
        return Sides.agree([
            Sides.median(head[..<headMiddle]) - all, Sides.median(head[headMiddle...]) - all,
            new - Sides.median(base[..<baseMiddle]), new - Sides.median(base[baseMiddle...]),
        ])
    }

    /// Whether all changes have one sign.
    static func agree(_ changes: [Double]) -> Bool {
        changes.allSatisfy { $0 > 0 } || changes.allSatisfy { $0 < 0 } || changes.allSatisfy { $0 == 0 }
    }

    /// nan of no values, so that an empty half agrees with nothing.
    static func median(_ values: ArraySlice<Double>) -> Double {
        values.isEmpty ? .nan : SampleSummary(Array(values)).median
    }
}
