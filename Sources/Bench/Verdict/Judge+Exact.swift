import LoamStatistics

extension Judge {
    /// Counts repeat, so that one run says all: any difference from base is a regression, of behaviour if not of cost.
    /// A base that does not repeat is no exact figure, and gives no verdict.
    func exact(_ metric: Metric, _ sides: Sides) -> MetricComparison {
        let base = SampleSummary(sides.base)
        let head = SampleSummary(sides.head)
        let ratio = sides.isPositive ? head.median / base.median : 1 + (head.median - base.median) / sides.scale
        var comparison = MetricComparison(
            metric, base: base, head: head, ratio: ratio, interval: Interval(ratio, ratio), isPaired: sides.isPaired,
            threshold: 0, halvesAgree: true, verdict: .noChange, reason: "")
        comparison.design = .exact
        comparison.isByDifference = !sides.isPositive
        if base.minimum < base.maximum {
            comparison.verdict = .inconclusive
            comparison.reason = "base does not repeat: \(Judge.range(base)); an exact metric must"
        } else if head.minimum < base.minimum || head.maximum > base.maximum {
            comparison.verdict = .regression
            comparison.reason = "base is \(Judge.range(base)), head is \(Judge.range(head)); any difference counts"
        } else {
            comparison.reason = "both are \(Judge.range(base))"
        }
        return comparison
    }

    private static func range(_ summary: SampleSummary) -> String {
        summary.minimum == summary.maximum
            ? Wording.exact(summary.minimum)
            : "\(Wording.exact(summary.minimum)) to \(Wording.exact(summary.maximum))"
    }
}
