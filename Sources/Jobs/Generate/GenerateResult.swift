public import LoamBytes
internal import LoamColumns
public import LoamEngine
internal import LoamSinks

/// What a run has made, whatever it was written as: equal content has equal digests.
public struct GenerateResult: JobDocument {
    public let recipe: String
    public let summary: RunSummary
    public let destination: Destination
    private let head: ManifestHead
    private let digests: Bool

    init(recipe: String, head: ManifestHead, summary: RunSummary, destination: Destination, digests: Bool) {
        self.recipe = recipe
        self.head = head
        self.summary = summary
        self.destination = destination
        self.digests = digests
    }

    public var rows: Int { summary.tables.reduce(0) { $0 + $1.rows } }

    /// A line a table with its share of the time, and one with the whole.
    public var text: String {
        let shares = shares.map { $0 + "\n" }.joined()
        return shares + "\(FigureText.count(rows)) rows in \(destination.redacted)\n"
    }

    public var json: JSONValue {
        .object([
            "loam_result": .integer(1), "recipe": .string(recipe), "seed": .integer(head.seed),
            "plan_digest": .string(head.planDigest), "tables": .array(summary.tables.map(table)),
            "measured": ManifestHead.measured(summary),
        ])
    }

    /// Says it, line by line, to who listens: for people it is part of the log.
    func tell(_ listener: some JobListener) {
        for line in shares { listener.note(line) }
        listener.note(
            "TOTAL EXECUTION TIME: \(FigureText.seconds(summary.wallSeconds)) seconds",
            figures: ["seconds": summary.wallSeconds, "cpu_seconds": summary.cpuSeconds])
        if case .directory(let path) = destination { listener.note("\(FigureText.count(rows)) rows in \(path)") }
    }

    private func table(_ table: TableSummary) -> JSONValue {
        .object([
            "name": .string(table.table), "rows": .integer(table.rows),
            "content": digests ? .string(table.content.text) : .null,
        ])
    }

    /// For each table rows, bytes, CPU seconds and its share of them.
    private var shares: [String] {
        let total = summary.tables.reduce(0) { $0 + $1.cpuSeconds }
        let width = summary.tables.map(\.table.utf8.count).max() ?? 0
        return summary.tables.map { table in
            let share = total > 0 ? table.cpuSeconds / total * 100 : 0
            let cells = [
                ColumnText.padded(table.table, width),
                ColumnText.aligned(FigureText.count(table.rows), 14) + " rows",
                ColumnText.aligned(FigureText.bytes(table.bytes), 10),
                ColumnText.aligned(FigureText.decimal(table.cpuSeconds, places: 3), 8) + " CPU s",
                ColumnText.aligned(FigureText.decimal(share, places: 0), 3) + " % of the time",
            ]
            return "  " + cells.joined(separator: "  ")
        }
    }
}
