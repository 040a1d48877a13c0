internal import LoamBytes
internal import LoamStatistics

/// A result as Markdown, with tables as GitHub shows them. Whatever the names hold, no table breaks.
public struct BenchMarkdown {
    let result: BenchResult
    private let headline: BenchHeadline

    public init(_ result: BenchResult) {
        self.result = result
        headline = BenchHeadline(result)
    }

    /// The whole report: summary, a table for each scenario, comparisons, recommendations, statistics, warnings, environment.
    public var text: String {
        ([
            "# Benchmark: \(MarkdownText.escaped(result.suite))", summary, scenarios, scaling, targets, comparisons,
            recommendations, statistics, warnings, environment,
        ].filter { !$0.isEmpty }).joined(separator: "\n\n") + "\n"
    }

    /// For the summary of a step of GitHub's: what was decided and why, and the tables folded away.
    public var stepSummary: String {
        let changed = result.comparisons.filter { $0.verdict != .noChange }
        let lines = changed.prefix(30).map { comparison in
            let words = ComparisonWords(comparison, result)
            return "- **\(words.verdict)** \(MarkdownText.escaped(words.title + ": " + words.line))"
        }
        let rest = changed.count > 30 ? "- and \(changed.count - 30) more" : ""
        // A blank line after the summary, or GitHub takes what follows for HTML.
        let folded =
            result.cases.isEmpty
            ? ""
            : "<details><summary>Figures of \(result.cases.count) cases</summary>\n\n\(figures(result.cases))\n\n</details>"
        return
            ([
                "## Benchmark \(MarkdownText.escaped(result.suite)): \(headline.verdict)", headline.extent,
                (lines + [rest]).filter { !$0.isEmpty }.joined(separator: "\n"), recommendations, warnings, folded,
            ].filter { !$0.isEmpty }).joined(separator: "\n\n") + "\n"
    }

    private var summary: String {
        let noise = result.noiseFloor.map { "\($0.metric) \(MetricText.percent($0.relative))" }
        var lines = [
            "## Executive Summary", "- **Outcome**: \(headline.verdict)", "- **Measured**: \(headline.extent)",
        ]
        if !noise.isEmpty {
            lines.append(
                "- **Noise floor** (differences that come up without any change): "
                    + MarkdownText.escaped(noise.joined(separator: ", ")))
        }
        lines[0] += "\n"
        return lines.joined(separator: "\n")
    }

    /// Exponents of cases that were measured at several sizes.
    private var scaling: String {
        let lines = ScalingPlot.all(result).map {
            "- \(MarkdownText.escaped($0.title)): \(MarkdownText.escaped($0.words))"
        }
        return lines.isEmpty ? "" : "## Scaling\n\n" + lines.joined(separator: "\n")
    }

    /// The cases of one name and scenario under one heading.
    private var scenarios: String {
        CaseGroup.all(result).map { group in
            "## \(MarkdownText.escaped(group.title))\n\n\(figures(group.cases))"
        }.joined(separator: "\n\n")
    }

    private func figures(_ cases: [CaseResult]) -> String {
        let columns: [MarkdownText.Column] = [
            .init("Mode"), .init("Median time", isNumber: true), .init("Interval", isNumber: true),
            .init("Rows/s", isNumber: true), .init("Peak memory", isNumber: true), .init("Samples", isNumber: true),
            .init("Target met"), .init("Result"),
        ]
        let isOneGroup = Set(cases.map { [$0.identity.name, $0.identity.scenario] }).count == 1
        return MarkdownText.table(
            columns,
            cases.map { one in
                let figure = one.mainMetric.flatMap { one.figure($0, result.settings) }
                let name = isOneGroup ? one.identity.mode : one.identity.description
                return [
                    name.isEmpty ? one.identity.name : name, figure?.median ?? "", figure?.range ?? "",
                    one.throughputText(result.settings), one.figure(.peakMemory, result.settings)?.median ?? "",
                    FigureText.count(one.measured), result.targets(of: one.identity), one.state,
                ]
            })
    }

    private var targets: String {
        guard !result.gates.isEmpty else { return "" }
        let rows = result.gates.map { gate in
            let words = GateWords(gate)
            return [gate.identity.description, gate.metric.name, words.target, words.actual, words.status]
        }
        return "## Targets\n\n"
            + MarkdownText.table(
                [.init("Case"), .init("Metric"), .init("Target"), .init("Measured"), .init("Target met")], rows)
    }

    private var comparisons: String {
        guard !result.comparisons.isEmpty else { return "" }
        let columns: [MarkdownText.Column] = [
            .init("Case"), .init("Base"), .init("Head"), .init("Metric"), .init("Base median", isNumber: true),
            .init("Head median", isNumber: true), .init("Ratio", isNumber: true), .init("Interval", isNumber: true),
            .init("Verdict"), .init("p", isNumber: true), .init("Effect size", isNumber: true),
        ]
        let rows = result.comparisons.flatMap { comparison in
            comparison.metrics.map { metric in
                [
                    comparison.identity.description, comparison.base, comparison.head, metric.metric.name,
                    MetricText.value(metric.base.median, metric.metric),
                    MetricText.value(metric.head.median, metric.metric), MetricText.ratio(metric.ratio),
                    ComparisonWords.range(metric),
                    metric.metric.isJudged ? ComparisonWords(comparison, result).verdict(metric) : "not judged",
                    MetricText.probability(metric.adjusted ?? metric.pValue),
                    MetricText.effect(metric.cliffsDelta),
                ]
            }
        }
        return "## Performance Comparison\n\nThe ratio is the median of head over the median of base, with its "
            + "\(MetricText.percent(result.settings.confidence)) interval; p is that of the test behind the verdict, corrected "
            + "over the judged metrics of a case; the effect size is Cliff's delta.\n\n"
            + MarkdownText.table(columns, rows)
    }

    private var recommendations: String {
        let advice = BenchAdvice.all(result)
        guard !advice.isEmpty else { return "" }
        let lines = advice.map { advice in
            "- " + MarkdownText.escaped(advice.text)
                + (advice.hint.isEmpty ? "" : " (" + MarkdownText.escaped(advice.hint) + ")")
        }
        return "## Recommendations\n\n" + lines.joined(separator: "\n")
    }

    private var warnings: String {
        let warnings = headline.warnings
        guard !warnings.isEmpty else { return "" }
        let lines = warnings.map { about, warning in
            let text = (about.isEmpty ? "" : about + ": ") + warning.message
            return "- " + MarkdownText.escaped(text)
                + (warning.hint.isEmpty ? "" : " (" + MarkdownText.escaped(warning.hint) + ")")
        }
        return "## Warnings\n\n" + lines.joined(separator: "\n")
    }

    private var environment: String {
        "## Environment\n\n"
            + MarkdownText.table([.init("What"), .init("Value")], headline.environment.map { [$0.name, $0.value] })
    }
}
