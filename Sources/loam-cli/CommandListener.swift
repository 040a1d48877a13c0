internal import Loam
internal import LoamJobs
internal import LoamLoadJobs
internal import Logging

/// What happens during a job, as log lines and progress on the terminal.
struct CommandListener: JobListener {
    private let logger: Logger
    private let bars: ProgressBars
    private let showsUploads: Bool

    /// - Parameter showsUploads: whether an upload may have its line at the foot of the terminal.
    init(_ log: LogOptions, showsUploads: Bool = true) throws(FileError) {
        logger = try log.makeLogger()
        bars = log.makeBars()
        self.showsUploads = showsUploads && log.showsProgress
    }

    var wantsDetails: Bool { logger.logLevel <= .debug }

    func hear(_ event: JobEvent) {
        let level: Logger.Level =
            switch event.level {
            case .detail: .debug
            case .note: .info
            case .warning: .warning
            }
        logger.log(
            level: level, "\(event.text)",
            metadata: event.figures.isEmpty ? nil : event.figures.mapValues { .stringConvertible($0) })
    }

    func observer(of plan: RunPlan) -> (any RunObserver)? { RunReporter(plan, logger: logger, bars: bars) }

    func observer(of table: LoadTable, _ meter: LoadMeter) -> (any RunObserver)? {
        LoadReporter(
            table: table.name, rows: table.rows, logger: logger, bars: bars, figures: { meter.snapshot().text })
    }

    func watch(_ meter: LoadMeter) -> (@Sendable () -> Void)? {
        guard showsUploads else { return nil }
        let watch = MeterWatch(meter)
        return { watch.stop() }
    }
}
