internal import LoamBytes
internal import LoamStatistics

extension BenchPage {
    /// Groups that are open from the start: as many as fit a few screens.
    private static let openGroups = 4
    /// Groups up to which memory has a plot of its own.
    private static let groupsWithMemory = 20

    /// Each group of cases with its samples and all of its metrics.
    var details: String {
        guard !groups.isEmpty else { return "" }
        let isOpen = groups.count <= Self.openGroups
        let parts = groups.enumerated().map { place, group in
            // The anchor is inside, so that a link to it opens what is closed.
            """
            <details\(isOpen ? " open" : "")><summary>\(Self.escaped(group.title)) \(marks(group))</summary>
            <div class="anchor" id="g\(place)"></div>
            \(plots(group))
            \(group.cases.map(facts).joined(separator: "\n"))
            </details>
            """
        }
        return "<section><h2>Details</h2>\n\(SamplesPlot.key)\n\(parts.joined(separator: "\n"))</section>"
    }

    /// Verdicts and failures of a group.
    private func marks(_ group: CaseGroup) -> String {
        let states = group.cases.filter { !$0.isSound }.map { Self.badge($0.state, "bad") }
        let verdicts = result.comparisons.filter {
            $0.identity.name == group.name && $0.identity.scenario == group.scenario && $0.verdict != .noChange
        }.map { comparison in
            let words = ComparisonWords(comparison, result)
            let text = words.isOfModes ? "\(comparison.head) \(words.verdict)" : words.verdict
            return Self.badge(text, Self.style(comparison.verdict, words))
        }
        return (states + verdicts).joined(separator: " ")
    }

    private func plots(_ group: CaseGroup) -> String {
        let memory = groups.count <= Self.groupsWithMemory ? [Metric.peakMemory] : []
        let main = group.cases.compactMap(\.mainMetric).first.map { [$0] } ?? []
        return (main + memory.filter { !main.contains($0) }).map { metric in
            let plot = SamplesPlot(group.cases, metric, result.settings).svg
            return plot.isEmpty ? "" : "<h3>\(Self.escaped(metric.name))</h3><div class=\"plot\">\(plot)</div>"
        }.joined(separator: "\n")
    }

    private func facts(_ one: CaseResult) -> String {
        var parts = [
            "<h3>\(Self.escaped(one.identity.description)) \(Self.badge(one.state, one.isSound ? "plain" : "bad"))</h3>"
        ]
        if !one.command.isEmpty { parts.append("<pre>\(Self.escaped(one.command.joined(separator: " ")))</pre>") }
        let parameters = one.parameters.map { "\($0.name) = \($0.value)" } + one.tags.map { "tag \($0)" }
        if !parameters.isEmpty {
            parts.append("<p class=\"note\">\(Self.escaped(parameters.joined(separator: ", ")))</p>")
        }
        switch one.verification {
        case .notAsked: break
        case .passed(let checked):
            parts.append("<p class=\"note\">Verified: \(Self.escaped(checked.joined(separator: ", ")))</p>")
        case .failed(let reason):
            parts.append("<ul class=\"advice\"><li class=\"bad\">\(Self.escaped(reason))</li></ul>")
        }
        if let failure = one.failure {
            let output =
                failure.output.isEmpty ? "" : "<pre>\(MarkupText.escaped(failure.output, keepsLines: true))</pre>"
            parts.append("<ul class=\"advice\"><li class=\"bad\">\(Self.escaped(failure.message))\(output)</li></ul>")
        }
        parts.append(table(one))
        return parts.joined(separator: "\n")
    }

    private func table(_ one: CaseResult) -> String {
        let rows = one.metrics.compactMap { metric -> String? in
            guard let figure = one.figure(metric, result.settings) else { return nil }
            let summary = figure.summary
            let cells = [
                figure.median, figure.range, MetricText.value(summary.mean, metric),
                MetricText.value(summary.standardDeviation, metric),
                summary.coefficientOfVariation.map { MetricText.fixed($0 * 100, places: 1) + " %" } ?? "",
                MetricText.value(summary.medianAbsoluteDeviation, metric),
                MetricText.range(summary.minimum, summary.maximum, metric), String(OutlierLabels(one, metric).count),
            ]
            return "<tr><td>\(Self.escaped(metric.name))\(metric.isJudged ? " *" : "")</td>"
                + cells.map { "<td class=\"n\">\(Self.escaped($0))</td>" }.joined() + "</tr>"
        }
        guard !rows.isEmpty else { return "" }
        let titles = ["median", "interval", "mean", "s", "CV", "MAD", "smallest, largest", "outliers"]
        return "<div class=\"scroll\"><table><thead><tr><th>metric (* judged)</th>"
            + titles.map { "<th class=\"n\">\($0)</th>" }.joined()
            + "</tr></thead><tbody>\(rows.joined(separator: "\n"))</tbody></table></div>"
    }
}
