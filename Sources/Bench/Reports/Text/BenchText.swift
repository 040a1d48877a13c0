internal import LoamBytes
internal import LoamStatistics

/// A result for a terminal: a compact table, what comparisons and targets say, advice, warnings with the flag that helps.
public struct BenchText {
    private let result: BenchResult
    private let headline: BenchHeadline

    public init(_ result: BenchResult) {
        self.result = result
        headline = BenchHeadline(result)
    }

    /// Its outcome in one line.
    public var verdict: String { "\(Self.plain(result.suite)): \(headline.verdict) (\(headline.extent))" }

    public var text: String {
        let advice = BenchAdvice.all(result).map { advice in
            "  " + Self.plain(advice.text) + (advice.hint.isEmpty ? "" : "\n      " + Self.plain(advice.hint))
        }
        let parts = [
            [verdict], figures, comparisons, gates, ScalingPlot.all(result).map { "  \($0.title): " + $0.words },
            advice.isEmpty ? [] : ["What follows:"] + advice, warnings,
        ]
        return parts.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
    }

    private var figures: [String] {
        guard !result.cases.isEmpty else { return [] }
        let rows = result.cases.map { one in
            let figure = one.mainMetric.flatMap { one.figure($0, result.settings) }
            return [
                one.identity.description, figure?.median ?? "-", figure?.range ?? "",
                one.throughputText(result.settings),
                one.figure(.peakMemory, result.settings)?.median ?? "", FigureText.count(one.measured), one.state,
            ]
        }
        let level = MetricText.percent(result.settings.confidence)
        return Self.table(
            ["case", "median", level + " interval", "rate", "peak memory", "samples", "result"], rows, right: 1...5)
    }

    private var comparisons: [String] {
        result.comparisons.map { comparison in
            let words = ComparisonWords(comparison, result)
            let mark = words.verdict == "regression" ? "REGRESSION" : words.verdict
            return "\(mark.padded(12)) \(Self.plain(words.title)): \(Self.plain(words.line))"
        }
    }

    private var gates: [String] {
        result.gates.map { gate in
            let mark = gate.status == .missed ? "MISSED" : gate.status == .met ? "met" : GateWords(gate).status
            return "\(mark.padded(12)) \(Self.plain("\(gate.identity): \(GateWords(gate).line)"))"
        }
    }

    private var warnings: [String] {
        headline.warnings.map { about, warning in
            let hint = warning.hint.isEmpty ? "" : "\n    " + warning.hint.plainLine
            return "warning: " + (about.isEmpty ? "" : about.plainLine + ": ") + warning.message.plainLine + hint
        }
    }

    private static func plain(_ text: String) -> String { text.plainLine }

    /// Columns as wide as their widest cell; those of numbers to the right.
    static func table(_ header: [String], _ rows: [[String]], right: ClosedRange<Int>) -> [String] {
        let rows = ([header] + rows).map { $0.map(\.plainLine) }
        let widths = header.indices.map { column in rows.map { $0[column].unicodeScalars.count }.max() ?? 0 }
        return rows.map { row in
            let cells = row.indices.map { column in
                row[column].padded(widths[column], left: right.contains(column))
            }
            var line = "  " + cells.joined(separator: "  ")
            while line.last == " " { line.removeLast() }
            return line
        }
    }
}

extension String {
    /// On one line, without what would disturb a terminal.
    var plainLine: String {
        String(
            UnicodeScalarView(unicodeScalars.map { $0 == "\n" || $0 == "\t" ? " " : MarkupText.isShown($0) ? $0 : "?" })
        )
    }

    /// With blanks up to a width in characters.
    func padded(_ width: Int, left: Bool = false) -> String {
        let blanks = String(repeating: " ", count: max(width - unicodeScalars.count, 0))
        return left ? blanks + self : self + blanks
    }
}
