internal import LoamStatistics

extension BenchMarkdown {
    /// What a case's samples look like, and every test behind the verdicts.
    var statistics: String {
        let spread = result.cases.flatMap { one in
            one.metrics.filter(\.isJudged).compactMap { metric -> [String]? in
                guard let figure = one.figure(metric, result.settings) else { return nil }
                return Self.row(one, figure)
            }
        }
        let tests = result.comparisons.flatMap { comparison in
            comparison.metrics.filter(\.metric.isJudged).map { row(comparison, $0) }
        }
        var parts: [String] = []
        if !spread.isEmpty {
            parts.append(
                MarkdownText.table(
                    [.init("Case"), .init("Metric")]
                        + ["Mean", "s", "CV", "MAD", "Minimum", "Maximum", "Outliers"].map { .init($0, isNumber: true) },
                    spread))
        }
        if !tests.isEmpty {
            parts.append(
                MarkdownText.table(
                    [.init("Case"), .init("Metric")]
                        + [
                            "Mann-Whitney p", "Permutation p", "Welch p", "Holm p", "Hedges' g", "Cliff's delta",
                            "Threshold",
                        ]
                        .map { .init($0, isNumber: true) } + [.init("Decided by")], tests))
        }
        return parts.isEmpty ? "" : "## Statistical Analysis\n\n" + parts.joined(separator: "\n\n")
    }

    private static func row(_ one: CaseResult, _ figure: CaseFigure) -> [String] {
        let (summary, metric) = (figure.summary, figure.metric)
        return [
            one.identity.description, metric.name, MetricText.value(summary.mean, metric),
            MetricText.value(summary.standardDeviation, metric),
            summary.coefficientOfVariation.map { MetricText.fixed($0 * 100, places: 1) + " %" } ?? "",
            MetricText.value(summary.medianAbsoluteDeviation, metric), MetricText.value(summary.minimum, metric),
            MetricText.value(summary.maximum, metric), String(OutlierLabels(one, metric).count),
        ]
    }

    private func row(_ comparison: CaseComparison, _ metric: MetricComparison) -> [String] {
        [
            ComparisonWords(comparison, result).title, metric.metric.name, MetricText.probability(metric.mannWhitney),
            MetricText.probability(metric.permutation), MetricText.probability(metric.welch),
            MetricText.probability(metric.adjusted), MetricText.effect(metric.hedgesG),
            MetricText.effect(metric.cliffsDelta), MetricText.percent(metric.threshold), metric.reason,
        ]
    }
}
