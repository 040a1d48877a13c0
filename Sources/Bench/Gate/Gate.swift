internal import LoamStatistics

/// Holds cases against figures that they have to reach.
public enum Gate {
    /// The targets of the suite, or others instead.
    public static func check(_ cases: [CaseResult], _ targets: (CaseResult) -> [Suite.Target]) -> [GateResult] {
        cases.flatMap { result in targets(result).map { check(result, $0) } }
    }

    /// One figure of one case. Met only where the whole interval of the median is on the right side: with few samples that is a
    /// strict rule, and `unclear` says so.
    static func check(_ result: CaseResult, _ target: Suite.Target) -> GateResult {
        let known =
            result.metrics.first { $0.name == target.metric } ?? Metric.builtin.first { $0.name == target.metric }
        let metric = known ?? Metric(target.metric, unit: "", .lower)
        let values = result.blockValues(metric)
        guard !values.isEmpty else {
            return GateResult(
                result.identity, metric, target: target.value, actual: nil, low: nil, high: nil, status: .missing)
        }
        let summary = SampleSummary(values)
        let interval = summary.medianInterval()
        let isFloor = metric.direction == .higher
        let isMet = isFloor ? interval.low >= target.value : interval.high <= target.value
        let isMissed = isFloor ? interval.high < target.value : interval.low > target.value
        return GateResult(
            result.identity, metric, target: target.value, actual: summary.median, low: interval.low,
            high: interval.high, status: isMet ? .met : isMissed ? .missed : .unclear)
    }
}
