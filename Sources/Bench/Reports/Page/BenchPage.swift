internal import LoamBytes

/// A result as one HTML page that needs nothing else: no script, no network, everything escaped; light or dark as the reader
/// has it.
public struct BenchPage {
    let result: BenchResult
    let headline: BenchHeadline
    let groups: [CaseGroup]
    private let history: [HistoryPlot]
    private let scaling: [ScalingPlot]

    /// - Parameters:
    ///   - history: series over runs, to be shown in their order.
    ///   - scaling: how metrics grow with size, by case, too.
    public init(_ result: BenchResult, history: [HistoryPlot] = [], scaling: [ScalingPlot] = []) {
        self.result = result
        self.history = history
        self.scaling = scaling
        headline = BenchHeadline(result)
        groups = CaseGroup.all(result)
    }

    /// The page: the same for the same result.
    public var html: String {
        let title = "Benchmark: " + Self.escaped(result.suite)
        return """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>\(title)</title>
            <style>\(Self.style)</style>
            </head>
            <body>
            <header>
            <h1>\(title)</h1>
            <p class="note">\(Self.escaped(headline.extent)) · \(headline.start)</p>
            \(chips.isEmpty ? "" : "<p class=\"chips\">\(chips)</p>")
            </header>
            \([recommendations, index, comparisons, targets, growth, course, details, warnings, environment]
                .filter { !$0.isEmpty }.joined(separator: "\n"))
            </body>
            </html>

            """
    }

    static func escaped(_ text: String) -> String { MarkupText.escaped(text) }

    /// The counts that decide, each with its word and colour.
    private var chips: String {
        let counts: [(Int, String, String)] =
            [
                (headline.wrong, "wrong", "bad"), (headline.failed, "failed", "bad"),
                (headline.comparisons(.regression), "regression", "bad"),
                (headline.gates(.missed), "target missed", "bad"),
                (headline.gates(.missing), "target without figure", "bad"),
                (headline.comparisons(.inconclusive), "inconclusive", "unsure"),
                (headline.gates(.unclear), "target unclear", "unsure"),
                (headline.comparisons(.improvement), "improvement", "good"),
                (headline.gates(.met), "target met", "good"),
                (headline.comparisons(.noChange), "no change", "plain"),
            ]
            + headline.modes.map { ($0.count, $0.word, $0.word == "inconclusive" ? "unsure" : "plain") }
            + [
                (headline.verified, "verified", "plain")
            ]
        let stopped = result.isComplete ? "" : "<span class=\"chip bad\">stopped before its end</span> "
        return stopped
            + counts.filter { $0.0 > 0 }.map { count, word, style in
                "<span class=\"chip \(style)\"><b>\(FigureText.count(count))</b> \(word)</span>"
            }.joined(separator: " ")
    }

    private var recommendations: String {
        let advice = BenchAdvice.all(result)
        guard !advice.isEmpty else { return "" }
        let items = advice.map { advice in
            let hint = advice.hint.isEmpty ? "" : "<br><span class=\"note\">\(Self.escaped(advice.hint))</span>"
            return "<li class=\"\(Self.style(advice.kind))\">\(Self.escaped(advice.text))\(hint)</li>"
        }
        return "<section><h2>What follows</h2>\n<ul class=\"advice\">\(items.joined(separator: "\n"))</ul></section>"
    }

    private static func style(_ kind: BenchAdvice.Kind) -> String {
        switch kind {
        case .wrong, .failed, .regression, .target: "bad"
        case .unclear, .noise: "unsure"
        case .winner: "good"
        case .memory: "plain"
        }
    }

    private var growth: String {
        let plots = scaling.map { plot in
            "<h3>\(Self.escaped(plot.title))</h3><p class=\"note\">\(Self.escaped(plot.words))</p>"
                + "<div class=\"plot\">\(plot.svg)</div>"
        }
        return plots.isEmpty ? "" : "<section><h2>Growth with size</h2>\(plots.joined(separator: "\n"))</section>"
    }

    private var course: String {
        let plots = history.map { plot in
            let changes = plot.changes.count
            let note =
                "\(plot.points.count) runs, \(changes == 0 ? "no" : String(changes)) change\(changes == 1 ? "" : "s") of level"
            return "<h3>\(Self.escaped(plot.title)) <small>\(Self.escaped(plot.metric.name)), \(note)</small></h3>"
                + "<div class=\"plot\">\(plot.svg)</div>"
        }
        return plots.isEmpty ? "" : "<section><h2>History</h2>\(plots.joined(separator: "\n"))</section>"
    }

    private var warnings: String {
        let warnings = headline.warnings
        guard !warnings.isEmpty else { return "" }
        let items = warnings.map { about, warning in
            let hint = warning.hint.isEmpty ? "" : "<br><span class=\"note\">\(Self.escaped(warning.hint))</span>"
            let about = about.isEmpty ? "" : "<b>\(Self.escaped(about))</b>: "
            return "<li class=\"unsure\">\(about)\(Self.escaped(warning.message))\(hint)</li>"
        }
        return "<section><h2>Warnings</h2>\n<ul class=\"advice\">\(items.joined(separator: "\n"))</ul></section>"
    }

    private var environment: String {
        let rows = headline.environment.map { "<tr><th>\($0.name)</th><td>\(Self.escaped($0.value))</td></tr>" }
        let noise = result.noiseFloor.map {
            "<tr><th>Noise floor</th><td>\(Self.escaped($0.metric)) \(MetricText.percent($0.relative))</td></tr>"
        }
        return "<section><h2>Measured on</h2>\n<div class=\"scroll\"><table class=\"facts\">"
            + "\((rows + noise).joined(separator: "\n"))</table></div></section>"
    }
}
