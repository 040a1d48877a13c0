internal import LoamBytes
internal import LoamColumns
public import LoamEngine
public import Logging

/// Turns the events of a load's run, which is of one table, into log lines and a progress bar.
public final class LoadReporter: RunObserver {
    private let logger: Logger
    private let bars: ProgressBars
    private let table: String
    private let planned: Int?
    private let figures: @Sendable () -> String

    /// - Parameters:
    ///   - rows: how many will come; nil if that is not known.
    ///   - figures: rates and latencies so far, in words; asked ten times a second at most.
    public init(
        table: String, rows: Int?, logger: Logger, bars: ProgressBars, figures: @escaping @Sendable () -> String
    ) {
        self.logger = logger
        self.bars = bars
        self.table = table
        planned = rows
        self.figures = figures
    }

    public func record(_ event: RunEvent) {
        switch event {
        case .sourceStarted:
            let rows = planned.map { ": \(FigureText.count($0)) rows" } ?? ""
            logger.info("Loading \(table)\(rows)", metadata: ["table": "\(table)"])
            bars.start(table, planned: planned ?? 0)
        case .delivered(_, let rows, _): bars.advance(table, rows: rows, figures: figures)
        case .saveFinished(_, _):
            logger.info("Loaded \(table): \(figures())", metadata: ["table": "\(table)", "figures": "\(figures())"])
        case .sourceFinished, .saveStarted: break
        }
    }
}
