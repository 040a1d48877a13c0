/// One start of a command: what is run, where its output goes, when it has to end.
public struct Launch: Sendable {
    public var words: [String]
    /// Added to the environment of this process.
    public var environment: [CaseResult.Parameter] = []
    /// Files that standard output and standard error replace; nil for nowhere.
    public var output: String?
    public var errors: String?
    /// Seconds after which it is asked to end, and two seconds later made to.
    public var timeout: Double = 600
    /// Processors it is bound to; empty for all.
    public var processors: [Int] = []

    public init(_ words: [String]) { self.words = words }
}

/// How a command ended, and what it used.
public struct LaunchOutcome: Sendable, Equatable {
    public enum Ending: Sendable, Equatable {
        case exited(Int32)
        case signalled(Int32)
        /// It ran into its time limit and was ended.
        case timedOut
        /// The run was interrupted, and the command with it.
        case interrupted
        /// The error number of the system.
        case notStarted(Int32)
        /// Whatever measures it was ended from outside.
        case lost
    }

    public var ending: Ending
    /// Seconds.
    public var wall = 0.0
    public var user = 0.0
    public var system = 0.0
    /// Bytes.
    public var peakMemory = 0
    /// What the kernel may have charged to the command although it was the launcher's, in bytes.
    public var memoryFloor = 0
    /// Of the resident sets seen while it ran; nil where it ended before the first look.
    public var averageMemory: Double?
    public var minorFaults = 0
    public var majorFaults = 0
    public var voluntarySwitches = 0
    public var involuntarySwitches = 0
    public var blockReads = 0
    public var blockWrites = 0
    /// Of the processor's counter; nil where the machine gives none.
    public var instructions: Int?
    /// Whether processes of its group were still there when it had ended; they were ended then.
    public var leftProcesses = false

    public init(_ ending: Ending) { self.ending = ending }

    public var succeeded: Bool { ending == .exited(0) }

    /// What a sample of it carries.
    var values: [String: Double] {
        var values: [String: Double] = [
            Metric.wallTime.name: wall, Metric.cpuTime.name: user + system, Metric.userTime.name: user,
            Metric.systemTime.name: system, Metric.peakMemory.name: Double(peakMemory),
            Metric.minorFaults.name: Double(minorFaults), Metric.majorFaults.name: Double(majorFaults),
            Metric.voluntarySwitches.name: Double(voluntarySwitches),
            Metric.involuntarySwitches.name: Double(involuntarySwitches),
            Metric.blockReads.name: Double(blockReads), Metric.blockWrites.name: Double(blockWrites),
        ]
        values[Metric.averageMemory.name] = averageMemory
        values[Metric.cpuUtilisation.name] = wall > 0 ? (user + system) / wall * 100 : nil
        values[Metric.instructions.name] = instructions.map(Double.init)
        return values
    }
}
