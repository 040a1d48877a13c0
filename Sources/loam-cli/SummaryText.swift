internal import Loam
internal import LoamJobs

/// What a run took, for people.
enum SummaryText {
    /// One line a table: rows, bytes, CPU seconds and its share of them.
    static func shares(_ summary: RunSummary) -> [String] {
        let total = summary.tables.reduce(0) { $0 + $1.cpuSeconds }
        let width = summary.tables.map(\.table.utf8.count).max() ?? 0
        return summary.tables.map { table in
            let share = total > 0 ? table.cpuSeconds / total * 100 : 0
            return
                "  \(ColumnText.padded(table.table, width))  \(ColumnText.aligned(FigureText.count(table.rows), 14)) rows"
                + "  \(ColumnText.aligned(FigureText.bytes(table.bytes), 10))"
                + "  \(ColumnText.aligned(FigureText.decimal(table.cpuSeconds, places: 3), 8)) CPU s"
                + "  \(ColumnText.aligned(FigureText.decimal(share, places: 0), 3)) % of the time"
        }
    }
}
