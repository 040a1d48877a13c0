public import LoamEngine
public import LoamSinks

/// Hears what happens while a job runs. Calls come from any thread and must return soon, since the job waits.
public protocol JobListener: Sendable {
    /// Whether details are wanted; making one may cost more than hearing it.
    var wantsDetails: Bool { get }
    func hear(_ event: JobEvent)
    /// The observer of a run that writes; nil if none is wanted.
    func observer(of plan: RunPlan) -> (any RunObserver)?
    /// The observer of the load of one table, whose figures the meter has; nil if none is wanted.
    func observer(of table: LoadTable, _ meter: LoadMeter) -> (any RunObserver)?
    /// Begins to watch the figures of an upload, which has no rows of one table at a time.
    ///
    /// - Returns: a function that ends the watching; nil if the figures are not watched.
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
    package func detail(_ text: () -> String) {
        if wantsDetails { hear(JobEvent(.detail, text())) }
    }

    package func warn(_ text: String) { hear(JobEvent(.warning, text)) }
}

/// Hears nothing.
public struct DeafListener: JobListener {
    public init() {}
    public var wantsDetails: Bool { false }
    public func hear(_ event: JobEvent) {}
    public func observer(of plan: RunPlan) -> (any RunObserver)? { nil }
    public func observer(of table: LoadTable, _ meter: LoadMeter) -> (any RunObserver)? { nil }
    public func watch(_ meter: LoadMeter) -> (@Sendable () -> Void)? { nil }
}
