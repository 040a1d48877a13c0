internal import LoamBytes
public import LoamWorlds

/// A report as one self-contained HTML page: no script, no network, everything escaped.
public struct ReportPage {
    private let report: CheckReport
    private let threshold: Law.Severity

    public init(_ report: CheckReport, failingAt threshold: Law.Severity) {
        self.report = report
        self.threshold = threshold
    }

    public var html: String {
        let fails = report.fails(at: threshold)
        let verdict = ReportText(report, failingAt: threshold).verdict
        return """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(fails ? "Failed" : "Passed"): \(Self.escaped(report.directory))</title>
            <style>\(Self.style)</style>
            </head>
            <body>
            <h1 class="\(fails ? "error" : "ok")">\(Self.escaped(verdict))</h1>
            <p>Schema and laws from \(Self.escaped(report.origin)). \
            \(report.isRegrown ? "Every row was compared with one grown again." : "Files are held against the digests of the manifest.")</p>
            \(tables)
            \(findings)
            \(figures)
            \(checks)
            </body>
            </html>

            """
    }

    private static let style = """
        body{font:15px/1.5 system-ui,sans-serif;max-width:70em;margin:2em auto;padding:0 1em;color:#222;background:#fff}
        h1{font-size:1.3em}h2{font-size:1.1em;margin-top:2em}table{border-collapse:collapse;width:100%}
        td,th{text-align:left;padding:.25em .6em;border-bottom:1px solid #ddd;vertical-align:top}
        .n{text-align:right;font-variant-numeric:tabular-nums}.error{color:#a40000}.warning{color:#8a5a00}.ok{color:#19692c}
        .note,.skipped{color:#555}code{font-family:ui-monospace,monospace;font-size:.92em;overflow-wrap:anywhere}
        section{border-left:.3em solid #ddd;padding-left:1em;margin:1em 0}section.error{border-color:#a40000;color:inherit}
        section.warning{border-color:#8a5a00;color:inherit}
        """

    private static func escaped(_ text: String) -> String { MarkupText.escaped(text) }

    private var tables: String {
        let rows = report.tables.map { table in
            "<tr><td>\(Self.escaped(table.name))</td><td class=\"n\">\(ReportText.count(table.files))</td>"
                + "<td class=\"n\">\(ReportText.count(table.rows))</td><td class=\"n\">\(ReportText.count(table.bytes))</td></tr>"
        }
        return "<h2>Tables</h2>\n<table><tr><th>table</th><th class=\"n\">files</th><th class=\"n\">rows</th>"
            + "<th class=\"n\">bytes</th></tr>\n\(rows.joined(separator: "\n"))\n</table>"
    }

    private var findings: String {
        guard !report.findings.isEmpty else { return "<h2>Findings</h2>\n<p class=\"ok\">None.</p>" }
        let sections = report.findings.map { result in
            let check = result.check
            let samples = result.samples.map { "<li><code>\(Self.escaped(ReportText.sample($0)))</code></li>" }
            return """
                <section class="\(check.severity.rawValue)">
                <strong class="\(check.severity.rawValue)">\(check.severity.rawValue)</strong> \
                <code>\(Self.escaped(check.name))</code> \(Self.escaped(check.subject)): \
                \(ReportText.count(result.violations)) of \(ReportText.count(max(result.examined, result.violations)))
                <p>Ought to hold: \(Self.escaped(check.meaning)).</p>
                <ul>\(samples.joined())</ul>
                <p class="note">\(Self.escaped(check.hint))</p>
                </section>
                """
        }
        return "<h2>Findings</h2>\n" + sections.joined(separator: "\n")
    }

    private var figures: String {
        let rows = report.results.compactMap { result -> String? in
            guard let figure = result.figure else { return nil }
            return
                "<tr><td><code>\(Self.escaped(result.check.name))</code><br>\(Self.escaped(result.check.meaning))</td>"
                + "<td>\(bars(figure, result.isViolated))</td>"
                + "<td class=\"n\">\(FigureWords.number(figure.found))</td>"
                + "<td class=\"n\">\(FigureWords.number(figure.expected))</td></tr>"
        }
        guard !rows.isEmpty else { return "" }
        return "<h2>Shares and means</h2>\n<table><tr><th>figure</th><th></th><th class=\"n\">found</th>"
            + "<th class=\"n\">expected</th></tr>\n\(rows.joined(separator: "\n"))\n</table>"
    }

    /// Found above expected, to the same scale.
    private func bars(_ figure: CheckReport.Figure, _ isViolated: Bool) -> String {
        let largest = max(figure.found.magnitude, figure.expected.magnitude, 1e-12)
        func width(_ value: Double) -> Int { Int((value.magnitude / largest * 160).rounded()) }
        let colour = isViolated ? "#a40000" : "#19692c"
        return "<svg width=\"160\" height=\"18\" role=\"img\" aria-label=\"found and expected\">"
            + "<rect width=\"\(width(figure.found))\" height=\"8\" fill=\"\(colour)\"/>"
            + "<rect y=\"10\" width=\"\(width(figure.expected))\" height=\"8\" fill=\"#999\"/></svg>"
    }

    private var checks: String {
        let rows = report.results.map { result in
            let check = result.check
            let state =
                result.skipped.map { "not checked: \($0)" } ?? (result.isViolated ? check.severity.rawValue : "ok")
            let style = result.skipped != nil ? "skipped" : result.isViolated ? check.severity.rawValue : "ok"
            return "<tr><td>\(check.family.rawValue)</td><td><code>\(Self.escaped(check.name))</code></td>"
                + "<td>\(Self.escaped(check.subject))</td><td>\(Self.escaped(check.meaning))</td>"
                + "<td class=\"n\">\(ReportText.count(result.examined))</td>"
                + "<td class=\"n\">\(ReportText.count(result.violations))</td>"
                + "<td class=\"\(style)\">\(Self.escaped(state))</td></tr>"
        }
        return "<h2>All checks</h2>\n<table><tr><th>family</th><th>check</th><th>about</th><th>ought to hold</th>"
            + "<th class=\"n\">looked at</th><th class=\"n\">violations</th><th>state</th></tr>\n"
            + rows.joined(separator: "\n") + "\n</table>"
    }
}
