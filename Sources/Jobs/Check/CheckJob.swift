internal import LoamBytes
public import LoamEngine
public import LoamModels
public import LoamQuality
public import LoamWorlds

/// Holds the files of a directory against their manifest, their schema and the laws of their model.
public struct CheckJob {
    private let run: CheckRun
    private let threshold: Law.Severity

    /// - Parameters:
    ///   - world: the recipe that the files are said to follow; nil for the one of the manifest.
    ///   - threshold: what makes the check fail.
    ///   - progress: hears how far it is, from the thread that reads.
    /// - Throws: `missing_input`, `recipe_needed`.
    public init(
        _ directory: String, world: World? = nil, options: CheckOptions = CheckOptions(),
        failingAt threshold: Law.Severity = .error, progress: CheckProgress? = nil,
        cancellation: Cancellation = Cancellation()
    ) throws(RunError) {
        run = try CheckRun(directory, world: world, options: options, progress: progress, cancellation: cancellation)
        self.threshold = threshold
    }

    public func execute() throws(RunError) -> CheckResult {
        CheckResult(report: try run.execute(), threshold: threshold)
    }
}
