/// One figure that samples carry: its name, its unit, which way is better, and how large a change matters.
public struct Metric: Sendable, Hashable {
    /// Which way a change is good. `exact` figures are counts that repeat: any difference is a change of behaviour, and no
    /// statistics are made of it.
    public enum Direction: String, Sendable, Hashable, CaseIterable {
        case lower, higher, exact
    }

    /// As in files and flags: `wall_time`, `peak_memory`, or what a suite calls its own.
    public var name: String
    /// `s`, `B`, `%`, `/s`, `` for counts, or a suite's own. Values are stored in this unit, never scaled.
    public var unit: String
    public var direction: Direction
    /// The relative change that matters, such as 0.15; of `exact` metrics, no use is made of it.
    public var threshold: Double
    /// Whether a change of it is judged, or only shown.
    public var isJudged: Bool
    /// Whether it is the same from run to run, with differences far below its threshold, as counts under valgrind do: one value
    /// on each side settles a verdict then.
    public var repeats: Bool

    public init(
        _ name: String, unit: String, _ direction: Direction, threshold: Double = 0.15, isJudged: Bool = false,
        repeats: Bool = false
    ) {
        self.name = name
        self.unit = unit
        self.direction = direction
        self.threshold = threshold
        self.isJudged = isJudged
        self.repeats = repeats
    }
}

extension Metric {
    /// Seconds from the start of the process to its end, of the monotonic clock.
    public static let wallTime = Metric("wall_time", unit: "s", .lower, isJudged: true)
    /// CPU seconds of the process and the children it waited for, user and system.
    public static let cpuTime = Metric("cpu_time", unit: "s", .lower, isJudged: true)
    public static let userTime = Metric("user_time", unit: "s", .lower)
    public static let systemTime = Metric("system_time", unit: "s", .lower)
    /// The largest resident set of the process or of a child it waited for, in bytes.
    public static let peakMemory = Metric("peak_memory", unit: "B", .lower, threshold: 0.20, isJudged: true)
    /// Mean of the resident sets that the sampler saw, the process and its group together, in bytes.
    public static let averageMemory = Metric("average_memory", unit: "B", .lower, threshold: 0.20)
    /// CPU time over wall time: 100 is one processor.
    public static let cpuUtilisation = Metric("cpu_utilisation", unit: "%", .higher)
    public static let minorFaults = Metric("minor_faults", unit: "", .lower)
    public static let majorFaults = Metric("major_faults", unit: "", .lower)
    public static let voluntarySwitches = Metric("voluntary_switches", unit: "", .lower)
    public static let involuntarySwitches = Metric("involuntary_switches", unit: "", .lower)
    /// Blocks of 512 bytes that reached a disk.
    public static let blockReads = Metric("block_reads", unit: "", .lower)
    public static let blockWrites = Metric("block_writes", unit: "", .lower)
    public static let setupTime = Metric("setup_time", unit: "s", .lower)
    public static let teardownTime = Metric("teardown_time", unit: "s", .lower)
    /// Instructions of the process, by the processor's counter or by callgrind.
    public static let instructions = Metric(
        "instructions", unit: "", .lower, threshold: 0.02, isJudged: true, repeats: true)
    /// Calls of malloc, calloc and realloc, as valgrind counts them.
    public static let allocations = Metric(
        "allocations", unit: "", .lower, threshold: 0.02, isJudged: true, repeats: true)
    /// Rows (or events) a second of wall time. Follows from wall time where both sides made the same rows, so that it is judged
    /// only where a suite asks for it: one change must not count twice.
    public static let throughput = Metric("throughput", unit: "/s", .higher, threshold: 0.10)
    /// Bytes a second of wall time.
    public static let byteRate = Metric("byte_rate", unit: "B/s", .higher, threshold: 0.10)

    /// Every metric that the runner takes by itself, in the order of reports.
    public static let builtin: [Metric] = [
        wallTime, cpuTime, userTime, systemTime, throughput, byteRate, peakMemory, averageMemory, cpuUtilisation,
        minorFaults, majorFaults, voluntarySwitches, involuntarySwitches, blockReads, blockWrites, setupTime,
        teardownTime, instructions, allocations,
    ]
}
