public import LoamBytes
public import LoamQuality
internal import LoamWorlds

/// What a check found.
public struct CheckResult: JobDocument {
    public let report: CheckReport
    private let threshold: Law.Severity

    init(report: CheckReport, threshold: Law.Severity) {
        self.report = report
        self.threshold = threshold
    }

    /// Whether something is wrong enough.
    public var isFailed: Bool { report.fails(at: threshold) }

    public var text: String { ReportText(report, failingAt: threshold).text }

    public var json: JSONValue { report.json(failingAt: threshold) }

    /// The same as one HTML page that needs nothing else.
    public var page: String { ReportPage(report, failingAt: threshold).html }
}
