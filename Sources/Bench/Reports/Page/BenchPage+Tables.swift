internal import LoamBytes
internal import LoamStatistics

extension BenchPage {
    /// Every case in a line, with a link to its details.
    var index: String {
        guard !result.cases.isEmpty else { return "" }
        let columns = IndexColumns(result)
        let rows = groups.enumerated().flatMap { place, group in
            group.cases.enumerated().map { row(place, group, $0.element, columns, isFirst: $0.offset == 0) }
        }
        let level = MetricText.percent(result.settings.confidence)
        return """
            <section><h2>Cases</h2>
            <div class="scroll"><table><thead><tr><th>case</th>\(columns.mode ? "<th>mode</th>" : "")\
            <th class="n">median</th><th class="n">\(level) interval</th>\(columns.rate ? "<th class=\"n\">rate</th>" : "")\
            <th class="n">peak memory</th><th class="n">samples</th>\(columns.target ? "<th>target met</th>" : "")\
            <th>result</th></tr></thead>
            <tbody>\(rows.joined(separator: "\n"))</tbody></table></div></section>
            """
    }

    private func row(
        _ place: Int, _ group: CaseGroup, _ one: CaseResult, _ columns: IndexColumns, isFirst: Bool
    ) -> String {
        let figure = one.mainMetric.flatMap { one.figure($0, result.settings) }
        let link = "<a href=\"#g\(place)\">\(Self.escaped(group.title))</a>"
        let target = result.targets(of: one.identity)
        let mode = columns.mode ? "<td>\(Self.escaped(one.identity.mode))</td>" : ""
        let rate = columns.rate ? "<td class=\"n\">\(Self.escaped(one.throughputText(result.settings)))</td>" : ""
        let met = columns.target ? "<td>\(Self.badge(target, Self.targetStyle(target)))</td>" : ""
        return "<tr\(isFirst ? " class=\"first\"" : "")><td class=\"name\">\(isFirst ? link : "")</td>" + mode
            + "<td class=\"n\"><b>\(Self.escaped(figure?.median ?? "–"))</b></td>"
            + "<td class=\"n weak\">\(Self.escaped(figure?.range ?? ""))</td>" + rate
            + "<td class=\"n\">\(one.figure(.peakMemory, result.settings)?.median ?? "")</td>"
            + "<td class=\"n weak\">\(FigureText.count(one.measured))</td>" + met
            + "<td>\(Self.badge(one.state, one.isSound ? "plain" : "bad"))</td></tr>"
    }

    static func badge(_ text: String, _ style: String) -> String {
        text.isEmpty ? "" : "<span class=\"badge \(style)\">\(escaped(text))</span>"
    }

    private static func targetStyle(_ text: String) -> String {
        switch text {
        case "yes": "good"
        case "unclear": "unsure"
        default: "bad"
        }
    }

    /// Slower than another mode is no fault.
    static func style(_ verdict: Verdict, _ words: ComparisonWords) -> String {
        switch verdict {
        case .regression where words.isOfModes: "plain"
        case .regression: "bad"
        case .improvement: "good"
        case .inconclusive: "unsure"
        case .noChange: "plain"
        }
    }

    /// Judged metrics of all comparisons on one scale; those without change are folded away where there are many.
    var comparisons: String {
        let judged = result.comparisons.flatMap { comparison in
            comparison.metrics.filter(\.metric.isJudged).map { (comparison, $0) }
        }
        guard !judged.isEmpty else { return "" }
        let scale = RatioScale(judged.map(\.1))
        let urgent = judged.filter { $0.1.verdict != .noChange }
        let calm = judged.filter { $0.1.verdict == .noChange }
        let isShort = judged.count <= 40
        let order: [Verdict] = [.regression, .inconclusive, .improvement]
        let first = isShort ? judged : order.flatMap { verdict in urgent.filter { $0.1.verdict == verdict } }
        let rest =
            isShort || calm.isEmpty
            ? ""
            : "<details><summary>\(FigureText.count(calm.count)) without change</summary>\(table(calm, scale))</details>"
        return "<section><h2>Comparisons</h2>\n<p class=\"note\">Ratio of medians, head over base, with its "
            + "\(MetricText.percent(result.settings.confidence)) interval; the grey band is the threshold below which nothing "
            + "counts.</p>\n\(first.isEmpty ? "" : table(first, scale))\(rest)</section>"
    }

    private func table(_ rows: [(CaseComparison, MetricComparison)], _ scale: RatioScale) -> String {
        let body = rows.map { comparison, metric in
            let words = ComparisonWords(comparison, result)
            let reason = Self.escaped(metric.reason)
            return "<tr><td class=\"name\">\(Self.escaped(comparison.identity.description))<br>"
                + "<span class=\"note\">\(Self.escaped(comparison.base)) → \(Self.escaped(comparison.head))</span></td>"
                + "<td>\(Self.escaped(metric.metric.name))</td>"
                + "<td title=\"\(reason)\">\(Self.badge(words.verdict(metric), Self.style(metric.verdict, words)))</td>"
                + "<td class=\"n\"><b>\(MetricText.ratio(metric.ratio))</b></td>"
                + "<td class=\"strip\">\(scale.strip(metric, words))</td>"
                + "<td class=\"n\">\(Self.escaped(MetricText.value(metric.base.median, metric.metric)))<br>"
                + "\(Self.escaped(MetricText.value(metric.head.median, metric.metric)))</td>"
                + "<td class=\"n\">\(Self.escaped(MetricText.probability(metric.adjusted ?? metric.pValue)))</td>"
                + "<td class=\"n\">\(MetricText.effect(metric.cliffsDelta))</td></tr>"
        }
        return "<div class=\"scroll\"><table><thead><tr><th>case, base → head</th><th>metric</th><th>verdict</th>"
            + "<th class=\"n\">ratio</th><th class=\"strip\">\(scale.header)</th><th class=\"n\">base, head</th>"
            + "<th class=\"n\">p</th><th class=\"n\">Cliff's δ</th></tr></thead>\n"
            + "<tbody>\(body.joined(separator: "\n"))</tbody></table></div>"
    }

    var targets: String {
        guard !result.gates.isEmpty else { return "" }
        let rows = result.gates.map { gate in
            let words = GateWords(gate)
            return "<tr><td class=\"name\">\(Self.escaped(gate.identity.description))</td>"
                + "<td>\(Self.escaped(gate.metric.name))</td><td class=\"n\">\(Self.escaped(words.target))</td>"
                + "<td class=\"n\">\(Self.escaped(words.actual))</td>"
                + "<td>\(Self.badge(words.status, Self.targetStyle(words.status)))</td></tr>"
        }
        return "<section><h2>Targets</h2>\n<div class=\"scroll\"><table><thead><tr><th>case</th><th>metric</th>"
            + "<th class=\"n\">target</th><th class=\"n\">measured</th><th>met</th></tr></thead>\n"
            + "<tbody>\(rows.joined(separator: "\n"))</tbody></table></div></section>"
    }
}

extension CaseResult {
    /// Whether nothing speaks against its figures.
    var isSound: Bool {
        if case .failed = verification { return false }
        return failure == nil
    }
}

/// Which columns of the index hold anything.
private struct IndexColumns {
    let mode: Bool
    let rate: Bool
    let target: Bool

    init(_ result: BenchResult) {
        mode = result.cases.contains { !$0.identity.mode.isEmpty }
        rate = result.cases.contains { !$0.throughputText(result.settings).isEmpty }
        target = result.cases.contains { !result.targets(of: $0.identity).isEmpty }
    }
}
