/// Two runs of the same comparison in one answer: a regression counts only if both find it, and so does an
/// improvement.
///
/// With independent runs, false alarms become the square of what they are. Figures are those of the second run.
public enum Confirmation {
    /// Comparisons of the second run, with verdicts that both runs bear out. What a side lacks is left out; a case that
    /// is missing in the second run stays with its regression turned to inconclusive.
    public static func combined(_ first: [CaseComparison], _ second: [CaseComparison]) -> [CaseComparison] {
        first.map { before in
            guard let after = second.first(where: { isSame($0, before) }) else { return unconfirmed(before) }
            return combined(before, after)
        }
    }

    /// One case.
    public static func combined(_ first: CaseComparison, _ second: CaseComparison) -> CaseComparison {
        var result = second
        for index in result.metrics.indices {
            let name = result.metrics[index].metric.name
            guard let before = first.metrics.first(where: { $0.metric.name == name }) else { continue }
            combine(before, &result.metrics[index])
        }
        result.verdict = Judge.overall(result.metrics)
        return result
    }

    private static func isSame(_ one: CaseComparison, _ other: CaseComparison) -> Bool {
        one.identity == other.identity && one.base == other.base && one.head == other.head
    }

    private static func combine(_ before: MetricComparison, _ now: inout MetricComparison) {
        if before.verdict == now.verdict { return }
        let changes: [Verdict] = [.regression, .improvement]
        if changes.contains(now.verdict) {
            now.reason =
                "\(word(now.verdict)) in the second run only, \(word(before.verdict)) in the first: \(now.reason)"
            now.verdict = .inconclusive
        } else if changes.contains(before.verdict) {
            // The answer of the second run counts: no change if it could see that, else nothing.
            now.reason = "the first run's \(word(before.verdict)) did not come again: \(now.reason)"
        }
    }

    private static func unconfirmed(_ comparison: CaseComparison) -> CaseComparison {
        var result = comparison
        for index in result.metrics.indices {
            let verdict = result.metrics[index].verdict
            guard verdict == .regression || verdict == .improvement else { continue }
            result.metrics[index].verdict = .inconclusive
            result.metrics[index].reason =
                "\(word(verdict)) that no second run confirmed: \(result.metrics[index].reason)"
        }
        result.verdict = Judge.overall(result.metrics)
        return result
    }

    private static func word(_ verdict: Verdict) -> String {
        switch verdict {
        case .regression: "regression"
        case .improvement: "improvement"
        case .noChange: "no change"
        case .inconclusive: "inconclusive"
        }
    }
}
