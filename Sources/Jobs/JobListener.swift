public import LoamEngine
public import LoamSinks

/// Hears what happens while a job runs. Is called from any thread, one call at a time for each table; must be quick: the job waits.
public protocol JobListener: Sendable {
    func hear(_ event: JobEvent)
    /// Who watches a run that writes; nil for nobody.
    func observer(of plan: RunPlan) -> (any RunObserver)?
    /// Who watches the load of one table, whose figures the meter has.
    func observer(of table: LoadTable, _ meter: LoadMeter) -> (any RunObserver)?
    /// Begins to watch the figures of an upload, which has no rows of one table at a time.
    ///
    /// - Returns: what ends the watching; nil where nobody watches.
    func watch(_ meter: LoadMeter) -> (@Sendable () -> Void)?
}

/// One thing worth knowing.
public struct JobEvent: Sendable {
    public enum Level: Sendable {
        /// For those who ask for more.
        case detail
        case note
        /// Something is not as it was asked for, and the job goes on.
        case warning
    }

    public var level: Level
    public var text: String
    /// The same for programs: figures by name.
    public var figures: [String: Double]

    public init(_ level: Level, _ text: String, figures: [String: Double] = [:]) {
        self.level = level
        self.text = text
        self.figures = figures
    }
}

extension JobListener {
    package func note(_ text: String, figures: [String: Double] = [:]) { hear(JobEvent(.note, text, figures: figures)) }
    package func detail(_ text: String) { hear(JobEvent(.detail, text)) }
    package func warn(_ text: String) { hear(JobEvent(.warning, text)) }
}

/// Hears nothing.
public struct DeafListener: JobListener {
    public init() {}
    public func hear(_ event: JobEvent) {}
    public func observer(of plan: RunPlan) -> (any RunObserver)? { nil }
    public func observer(of table: LoadTable, _ meter: LoadMeter) -> (any RunObserver)? { nil }
    public func watch(_ meter: LoadMeter) -> (@Sendable () -> Void)? { nil }
}
