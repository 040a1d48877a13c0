internal import Loam
internal import LoamBench
internal import LoamBenchHistory

/// The files of a result.
struct BenchFiles {
    private let output: BenchOutput

    init(_ output: BenchOutput) { self.output = output }

    /// Makes the directories of reports and history, and the history's file, so that what is in the way is found before anything is
    /// measured.
    ///
    /// - Throws: `cannot_create`; `bad_history` where the history's name is taken by something else.
    func prepare() throws(RunError) {
        if let directory = output.directory {
            do throws(FileError) { try FileSystem.makeDirectory(directory) } catch {
                throw RunError(
                    .cannotCreate, "reports cannot be written there: \(error.reason)", location: error.path,
                    hint: "name another directory with --output-dir")
            }
        }
        if let path = output.historyPath { try BenchHistory(path: path).close() }
    }

    /// Writes every form of it into the output directory, if there is one.
    ///
    /// - Parameter isPartial: only the JSON, while the run continues.
    func write(_ result: BenchResult, isPartial: Bool = false, strict: Bool = false) throws {
        guard let directory = output.directory else { return }
        do throws(FileError) {
            try FileSystem.makeDirectory(directory)
            let stem = directory + "/" + result.suite
            try FileSystem.replace(stem + ".json", with: BenchDocument.text(result))
            guard !isPartial else { return }
            try FileSystem.replace(stem + ".csv", with: BenchCSV.text(result))
            try FileSystem.replace(stem + ".md", with: BenchMarkdown(result).text)
            try FileSystem.replace(stem + ".xml", with: BenchJUnit(result, strict: strict).xml)
            try FileSystem.replace(stem + ".html", with: BenchPage(result, scaling: ScalingPlot.all(result)).html)
        } catch {
            throw RunError(
                .writeFailed, "a report cannot be written: \(error.reason)", location: error.path,
                hint: "make room there, or name another place")
        }
        if !output.quiet { StandardError.write("Reports: \(directory)/\(result.suite).json, .csv, .md, .xml, .html\n") }
    }

    /// Adds it to the history, if there is one.
    func remember(_ result: BenchResult) throws {
        guard let path = output.historyPath else { return }
        _ = try BenchHistory(path: path).append(result)
    }

    /// What the pages of a continuous integration service show, where one runs this.
    func tell(_ result: BenchResult) throws {
        if let path = Environment.value("GITHUB_STEP_SUMMARY") {
            do throws(FileError) { try FileSystem.append(BenchMarkdown(result).stepSummary, to: path) } catch {
                throw RunError(
                    .writeFailed, "the step summary cannot be added to: \(error.reason)", location: error.path,
                    hint: "GITHUB_STEP_SUMMARY names a file")
            }
        }
        if Environment.value("GITHUB_ACTIONS") == "true", !output.json {
            StandardOutput.write(GitHubAnnotations(result).text)
        }
    }
}
