internal import LoamBytes
internal import LoamEngine
internal import LoamJobs
internal import LoamUpload

/// An upload's report in words.
enum UploadText {
    static func tell(_ report: UploadReport, _ listener: some JobListener) {
        for text in troubles(report) { listener.warn(text) }
        for text in sums(report) { listener.note(text) }
    }

    /// What did not arrive, a line for each table and each tenant.
    static func troubles(_ report: UploadReport) -> [String] {
        var lines: [String] = []
        for table in report.tables where table.fate != .confirmed && table.fate != .unsent {
            let name = table.tenant.isEmpty ? table.table : "\(table.table) of \(table.tenant)"
            if table.fate == .held {
                lines.append("\(name): not sent, since \(table.waitsFor.joined(separator: ", ")) is incomplete")
            } else if table.refusedChunks > 0 {
                let rows = FigureText.count(table.refusedChunkRows)
                lines.append(
                    "\(name): \(table.refusedChunks) chunk(s) with \(rows) rows were refused, whole or in part")
            }
        }
        for lane in report.endedLanes {
            let tenant = lane.tenant.isEmpty ? "" : "tenant \(lane.tenant), "
            lines.append("\(tenant)\(lane.table): \(lane.message): \(lane.answer)")
        }
        return lines
    }

    static func sums(_ report: UploadReport) -> [String] {
        [
            "\(report.figures.line), \(report.requests) requests",
            "\(FigureText.count(report.confirmedRows)) rows confirmed; state in \(report.state)",
        ]
    }

    static func incomplete(_ report: UploadReport) -> RunError {
        let planned = report.tables.contains { $0.rows == nil } ? nil : report.tables.reduce(0) { $0 + ($1.rows ?? 0) }
        let of = planned.map { " of \(FigureText.count($0))" } ?? ""
        return RunError(
            .incomplete,
            "\(FigureText.count(report.confirmedRows))\(of) rows are confirmed; \(report.refusedChunks) chunk(s) with "
                + "\(FigureText.count(report.refusedChunkRows)) rows were refused, whole or in part",
            location: report.failuresPath ?? report.state,
            hint: "mend what the server complains of, then send the rest with --resume")
    }
}
