internal import LoamBench
internal import LoamBenchHistory
public import LoamBytes
public import LoamEngine
public import LoamJobs

/// Figures over time, and when their level changed.
public struct HistoryReport: JobDocument {
    let lines: [HistoryLine]
    /// The result that was measured last; nil in an empty history.
    let latest: BenchResult?
    let showsPoints: Bool

    /// Whether there is nothing to show.
    public var isEmpty: Bool { lines.isEmpty }

    public var text: String { lines.map { $0.text(points: showsPoints) }.joined() }

    public var json: JSONValue { .array(lines.map(\.json)) }

    /// Writes plots of the figures, as one HTML page, with the directories above it.
    ///
    /// - Throws: `bad_request` where the history is empty; `write_failed`.
    public func writePage(_ path: String) throws(RunError) {
        guard let latest else {
            throw RunError(.badRequest, "the history is empty: there is nothing to draw", location: path)
        }
        let page = BenchPage(latest, history: lines.map { HistoryPlot($0.series, $0.points) })
        do throws(FileError) {
            try FileSystem.makeDirectory(of: path)
            try FileSystem.replace(path, with: page.html)
        } catch {
            throw RunError(
                .writeFailed, "the page cannot be written: \(error.reason)", location: error.path,
                hint: "name another file with --html")
        }
    }
}
