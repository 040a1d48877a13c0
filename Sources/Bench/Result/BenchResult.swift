/// Everything that a run of `loam bench` found out: the document behind every report, baseline and line of history.
public struct BenchResult: Sendable, Equatable {
    /// The version of its JSON form.
    public static let schemaVersion = 1

    /// The suite's name; `cmd` for commands of the command line, or what an import calls it.
    public var suite: String
    /// A digest of the suite's text; two runs of unlike suites are not comparable as a whole.
    public var suiteDigest: String
    /// Microseconds since 1970 UTC at the start.
    public var created: Int64
    public var environment: EnvironmentRecord
    public var settings: RunSettings
    public var cases: [CaseResult] = []
    /// The modes of this run against each other, or this run against a baseline.
    public var comparisons: [CaseComparison] = []
    /// Targets that cases had to meet.
    public var gates: [GateResult] = []
    /// Of each metric that A/A calibration measured on this machine: the relative difference below which nothing counts.
    public var noiseFloor: [NoiseFloor] = []
    public var warnings: [BenchWarning] = []
    /// Seconds of the whole run.
    public var elapsed: Double = 0
    /// False where a run was stopped before its end; what it has is kept.
    public var isComplete = true

    public init(
        suite: String, suiteDigest: String, created: Int64, environment: EnvironmentRecord, settings: RunSettings
    ) {
        self.suite = suite
        self.suiteDigest = suiteDigest
        self.created = created
        self.environment = environment
        self.settings = settings
    }
}

/// How samples were asked for.
public struct RunSettings: Sendable, Equatable {
    /// Fewest and most blocks of samples of each case. Ten are the least that verdicts rest on; with twelve, three judged metrics
    /// can be distinguished from chance at 1 %, after any Holm correction.
    public var minimumRuns = 12
    public var maximumRuns = 40
    /// A case is measured until the interval of its median, or of its ratio, is narrower than this share; 0 for never.
    public var intervalWidth = 0.05
    /// Seconds for all samples of a case after which no new block begins.
    public var timeBudget: Double = 60
    public var confidence = 0.95
    /// The seed of the order within blocks, and of resampling.
    public var seed: UInt64 = 1
    /// Processors that commands are bound to; empty for all.
    public var pinned: [Int] = []

    public init() {}
}

/// What A/A calibration found of one metric.
public struct NoiseFloor: Sendable, Equatable {
    public var metric: String
    /// A relative difference: 0.03 means that 3 % come up without any change.
    public var relative: Double

    public init(metric: String, relative: Double) {
        self.metric = metric
        self.relative = relative
    }
}

/// One case on two sides: two modes of a run, or a baseline and a run.
public struct CaseComparison: Sendable, Equatable {
    /// What both sides are to each other.
    public enum Kind: String, Sendable, CaseIterable {
        /// Ways of doing one thing: neither ever was the other, so that a worse one is no regression.
        case modes
        /// One thing before and after: base and head of two programs, a baseline and a run.
        case versions
    }

    public var kind: Kind
    /// What is compared; its mode is empty where modes are compared with each other.
    public var identity: CaseResult.Identity
    /// The names of both sides: two modes, or `baseline NAME` and `now`.
    public var base: String
    public var head: String
    /// One comparison a metric, in the order of the case's metrics.
    public var metrics: [MetricComparison]
    /// The worst of the judged metrics: regression, else inconclusive, else improvement, else no change.
    public var verdict: Verdict

    public init(
        _ identity: CaseResult.Identity, base: String, head: String, metrics: [MetricComparison], verdict: Verdict,
        kind: Kind = .versions
    ) {
        self.kind = kind
        self.identity = identity
        self.base = base
        self.head = head
        self.metrics = metrics
        self.verdict = verdict
    }
}

/// A figure that a case had to reach, and the one it did.
public struct GateResult: Sendable, Equatable {
    public enum Status: String, Sendable {
        /// The whole interval is on the right side.
        case met
        /// The whole interval is on the wrong side.
        case missed
        /// The interval holds the target.
        case unclear
        /// There is no figure.
        case missing
    }

    public var identity: CaseResult.Identity
    public var metric: Metric
    /// The target, in the metric's unit.
    public var target: Double
    /// The median and its interval; nil where there is no figure.
    public var actual: Double?
    public var low: Double?
    public var high: Double?
    public var status: Status

    public init(
        _ identity: CaseResult.Identity, _ metric: Metric, target: Double, actual: Double?, low: Double?,
        high: Double?, status: Status
    ) {
        self.identity = identity
        self.metric = metric
        self.target = target
        self.actual = actual
        self.low = low
        self.high = high
        self.status = status
    }
}
