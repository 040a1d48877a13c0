internal import LoamBytes
internal import LoamColumns
public import LoamEngine
public import Logging

/// Turns the events of a run into log lines and progress bars: the lines that people grep for, and the same facts as
/// metadata for programs.
public final class RunReporter: RunObserver {
    private let logger: Logger
    private let bars: ProgressBars
    private let plan: RunPlan

    public init(_ plan: RunPlan, logger: Logger, bars: ProgressBars) {
        self.plan = plan
        self.logger = logger
        self.bars = bars
    }

    public func record(_ event: RunEvent) {
        switch event {
        case .sourceStarted(_, let tables): started(tables)
        case .delivered(let output, let rows, _): delivered(output, rows)
        case .sourceFinished(let source, let tables): finished(source, tables)
        case .saveStarted(let tables):
            logger.info("Starting data save process for \(tables) tables", metadata: ["tables": "\(tables)"])
        case .saveFinished(let files, let seconds):
            logger.info(
                "Completed data save process: \(files) files saved in \(FigureText.seconds(seconds)) seconds",
                metadata: ["files": "\(files)", "seconds": "\(seconds)"])
        }
    }

    /// Moves the bar of a source's first table; of several formats only the first one counts.
    private func delivered(_ index: Int, _ rows: Int) {
        let output = plan.outputs[index]
        let first = plan.outputs.firstIndex { $0.source == output.source && $0.table == 0 }
        if first == index { bars.advance(plan.tableName(output), rows: rows) }
    }

    private func started(_ tables: [StartedTable]) {
        for table in tables {
            guard let rows = table.plannedRows else {
                let beside = table.name == tables[0].name ? "" : ": with \(tables[0].name)"
                logger.info("Starting \(table.name) generation\(beside)")
                continue
            }
            let note = table.note.isEmpty ? "" : " \(table.note)"
            logger.info(
                "Starting \(table.name) generation: \(rows) \(table.name)\(note)",
                metadata: ["table": "\(table.name)", "planned_rows": "\(rows)"])
            bars.start(table.name, planned: rows)
        }
    }

    private func finished(_ source: Int, _ tables: [TableSummary]) {
        let growing = plan.sources[source]
        let plannedRows = plan.share.range(of: growing.driverCount).count
        for (place, table) in tables.enumerated() {
            var isDriver = false
            if place == 0, case .drivers = growing.counting(table: 0) {
                isDriver = growing.tables[0].name == table.table
            }
            let planned = isDriver && !growing.note.isEmpty ? " of \(plannedRows) planned" : ""
            let rowRate = FigureText.rate(table.rows, table.wallSeconds)
            let byteRate = FigureText.decimal(Double(table.bytes) / max(table.wallSeconds, 1e-6) / 1e6, places: 1)
            logger.info(
                """
                Completed \(table.table) generation: \(table.rows) \(table.table)\(planned) in \
                \(FigureText.seconds(table.wallSeconds)) seconds (\(rowRate) rows/s, \(byteRate) MB/s)
                """,
                metadata: [
                    "table": "\(table.table)", "rows": "\(table.rows)", "bytes": "\(table.bytes)",
                    "seconds": "\(table.wallSeconds)", "cpu_seconds": "\(table.cpuSeconds)",
                ])
        }
    }
}
