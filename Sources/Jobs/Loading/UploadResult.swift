public import LoamBytes
public import LoamEngine
public import LoamJobs
public import LoamUpload

/// What an upload has done: its report, and its manifest.
public struct UploadResult: JobDocument {
    public let report: UploadReport
    public let json: JSONValue

    public var text: String {
        (UploadText.troubles(report) + UploadText.sums(report)).map { $0 + "\n" }.joined()
    }

    /// What a caller ends with where not everything arrived; nil where it did.
    public var failure: RunError? { report.isComplete ? nil : UploadText.incomplete(report) }
}
