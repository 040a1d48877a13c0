public import LoamWorlds

/// A report for people: the verdict first, a line for each family, then what was found, worst first.
public struct ReportText {
    private let report: CheckReport
    private let threshold: Law.Severity

    /// - Parameter threshold: the severity from which on the verdict is a failure.
    public init(_ report: CheckReport, failingAt threshold: Law.Severity) {
        self.report = report
        self.threshold = threshold
    }

    /// Its outcome in one line.
    public var verdict: String {
        let (errors, warnings) = (report.count(.error), report.count(.warning))
        let rows = report.tables.reduce(0) { $0 + $1.rows }
        let found = [(errors, "error"), (warnings, "warning")].filter { $0.0 > 0 }.map { count, word in
            "\(Self.count(count)) \(word)\(count == 1 ? "" : "s")"
        }
        let what = found.isEmpty ? "nothing wrong" : found.joined(separator: ", ")
        return "\(report.fails(at: threshold) ? "FAILED" : "PASSED"): \(what) in \(Self.count(rows)) rows of "
            + "\(report.tables.count) tables (\(report.directory), recipe \(report.recipe), seed \(report.seed))"
    }

    public var text: String {
        var lines = [verdict, ""]
        for family in Check.Family.allCases { lines.append(line(family)) }
        for result in report.findings { lines += [""] + finding(result) }
        let skipped = report.results.filter { $0.skipped != nil }
        if !skipped.isEmpty {
            lines += ["", "Not checked:"]
            let reasons = Dictionary(grouping: skipped) { $0.skipped ?? "" }
            for (reason, results) in reasons.sorted(by: { $0.key < $1.key }) {
                let names = results.map {
                    [$0.check.subject, $0.check.name].filter { !$0.isEmpty }.joined(separator: " ")
                }
                lines.append("  \(reason): \(names.joined(separator: ", "))")
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func line(_ family: Check.Family) -> String {
        let results = report.results.filter { $0.check.family == family && $0.skipped == nil }
        let violated = results.filter(\.isViolated)
        let name = family.rawValue + String(repeating: " ", count: 14 - family.rawValue.utf8.count)
        let compared = family == .manifest && report.isRegrown ? ", every row compared with one grown again" : ""
        if results.isEmpty { return "  -      \(name)nothing to check" }
        if violated.isEmpty { return "  ok     \(name)\(results.count) checks: \(family.meaning)\(compared)" }
        let worst = violated.map(\.check.severity).max() ?? .note
        let mark = worst == .error ? "ERROR" : worst == .warning ? "warn " : "note "
        return "  \(mark)  \(name)\(violated.count) of \(results.count) checks violated"
    }

    private func finding(_ result: CheckReport.Result) -> [String] {
        let check = result.check
        let subject = check.subject.isEmpty ? "" : " \(check.subject)"
        let share =
            check.family == .plausibility
            ? "" : ", \(Self.count(result.violations)) of \(Self.count(max(result.examined, result.violations)))"
        var lines = ["\(check.severity.rawValue) \(check.name)\(subject)\(share)", "  ought to hold: \(check.meaning)"]
        for sample in result.samples { lines.append("  " + Self.sample(sample)) }
        if !check.hint.isEmpty { lines.append("  next: \(check.hint)") }
        return lines
    }

    static func sample(_ sample: Sample) -> String {
        var parts: [String] = []
        if !sample.file.isEmpty {
            parts.append(sample.file + (sample.fileRow.map { " row \($0)" } ?? ""))
        }
        if let row = sample.row, row != sample.fileRow { parts.append("row \(row) of the table") }
        if !sample.detail.isEmpty { parts.append(sample.detail) }
        let cells = sample.cells.map { "\($0.name)=\(plain($0.value))" }.joined(separator: ", ")
        if !cells.isEmpty { parts.append(cells) }
        return parts.joined(separator: ": ")
    }

    /// Text without what would disturb a terminal.
    private static func plain(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 32 || $0.value == 127 ? "?" : $0 }))
    }

    /// A count with commas between thousands.
    static func count(_ value: Int) -> String {
        let digits = Array(String(value.magnitude).utf8)
        var text: [UInt8] = []
        for (place, digit) in digits.enumerated() {
            if place > 0 && (digits.count - place) % 3 == 0 { text.append(UInt8(ascii: ",")) }
            text.append(digit)
        }
        return (value < 0 ? "-" : "") + String(decoding: text, as: UTF8.self)
    }
}
