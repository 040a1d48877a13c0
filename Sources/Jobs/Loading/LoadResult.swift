public import LoamBytes
public import LoamEngine
public import LoamJobs
public import LoamSinks

/// What a load has done: its manifest.
public struct LoadResult: JobDocument {
    public let manifest: LoadManifest
    public let summary: RunSummary
    private let destination: String

    init(outcome: LoadRun.Outcome, destination: String) {
        manifest = outcome.manifest
        summary = outcome.summary
        self.destination = destination
    }

    public var rows: Int { manifest.tables.reduce(0) { $0 + $1.rows } }

    /// Whether every table was read back and is as it was sent.
    public var isVerified: Bool { manifest.tables.allSatisfy { $0.verification == .verified } }

    public var text: String { whole + "\n" }

    public var json: JSONValue { manifest.json(measured: ManifestHead.measured(summary)) }

    func tell(_ listener: some JobListener) {
        listener.note(
            "TOTAL EXECUTION TIME: \(FigureText.seconds(summary.wallSeconds)) seconds",
            figures: ["seconds": summary.wallSeconds, "cpu_seconds": summary.cpuSeconds])
        listener.note(whole)
    }

    private var whole: String {
        "\(FigureText.count(rows)) rows in \(destination)\(isVerified ? ", read back and compared" : "")"
    }
}
