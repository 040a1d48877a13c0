public import LoamBench
internal import LoamBenchHistory
internal import LoamBytes
public import LoamEngine

/// Where results are kept.
public struct BenchReports: Sendable {
    /// Each form of a result is written here, as SUITE.json, .csv, .md, .xml and .html; nil for nowhere.
    public var directory: String?
    /// The history that results are added to; nil for none.
    public var history: String?
    /// The file of a continuous integration service that a summary is added to; nil for none.
    public var stepSummary: String?

    public init(directory: String? = nil, history: String? = nil, stepSummary: String? = nil) {
        self.directory = directory
        self.history = history
        self.stepSummary = stepSummary
    }

    /// Makes the directories of reports and history, and the history's file, so that what is in the way is found before anything is
    /// measured.
    ///
    /// - Throws: `cannot_create`; `bad_history` where the history's name is taken by something else.
    public func prepare() throws(RunError) {
        if let directory {
            do throws(FileError) { try FileSystem.makeDirectory(directory) } catch {
                throw RunError(
                    .cannotCreate, "reports cannot be written there: \(error.reason)", location: error.path,
                    hint: "name another directory with --output-dir")
            }
        }
        if let history { try BenchHistory(path: history).close() }
    }

    /// Writes only the JSON, while the run continues.
    public func writePartial(_ result: BenchResult) throws(RunError) {
        guard let stem = stem(result) else { return }
        try write([(stem + ".json", BenchDocument.text(result))])
    }

    /// Writes each form of it.
    ///
    /// - Parameter strict: whether open verdicts are failures in JUnit's form.
    /// - Returns: the files without their suffix; nil where no directory is named.
    /// - Throws: `write_failed`.
    @discardableResult
    public func write(_ result: BenchResult, strict: Bool = false) throws(RunError) -> String? {
        guard let stem = stem(result) else { return nil }
        try write([
            (stem + ".json", BenchDocument.text(result)), (stem + ".csv", BenchCSV.text(result)),
            (stem + ".md", BenchMarkdown(result).text), (stem + ".xml", BenchJUnit(result, strict: strict).xml),
            (stem + ".html", BenchPage(result, scaling: ScalingPlot.all(result)).html),
        ])
        return stem
    }

    /// Adds it to the history and to the summary of a continuous integration service, where there are such.
    public func remember(_ result: BenchResult) throws(RunError) {
        if let history { _ = try BenchHistory(path: history).append(result) }
        guard let stepSummary else { return }
        do throws(FileError) { try FileSystem.append(BenchMarkdown(result).stepSummary, to: stepSummary) } catch {
            throw RunError(
                .writeFailed, "the step summary cannot be added to: \(error.reason)", location: error.path,
                hint: "GITHUB_STEP_SUMMARY names a file")
        }
    }

    private func stem(_ result: BenchResult) -> String? { directory.map { $0 + "/" + result.suite } }

    private func write(_ files: [(path: String, text: String)]) throws(RunError) {
        do throws(FileError) {
            if let directory { try FileSystem.makeDirectory(directory) }
            for file in files { try FileSystem.replace(file.path, with: file.text) }
        } catch {
            throw RunError(
                .writeFailed, "a report cannot be written: \(error.reason)", location: error.path,
                hint: "make room there, or name another place")
        }
    }
}
