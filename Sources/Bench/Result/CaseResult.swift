public import LoamStatistics

/// One case of a suite in one scenario and one mode: what ran, what came out, how long it took.
public struct CaseResult: Sendable, Equatable {
    /// What identifies a case in baselines and history.
    public struct Identity: Sendable, Hashable, CustomStringConvertible {
        public var name: String
        /// The named parameter set; empty where the case has none.
        public var scenario: String
        /// The way of doing it that is compared with others; empty where there is one only.
        public var mode: String

        public init(_ name: String, scenario: String = "", mode: String = "") {
            self.name = name
            self.scenario = scenario
            self.mode = mode
        }

        /// `name/scenario/mode`, without the empty ones.
        public var description: String { [name, scenario, mode].filter { !$0.isEmpty }.joined(separator: "/") }
    }

    /// What was compared with the expectations of the suite before any figure was shown.
    public enum Verification: Sendable, Equatable {
        /// The suite expects nothing of this case beyond its exit status.
        case notAsked
        /// Everything held; what was looked at: `rows`, `digest`, `output`, `check`.
        case passed([String])
        /// One sentence: what was expected, what came.
        case failed(String)
    }

    /// Why a case has no figures, or only some.
    public struct Failure: Sendable, Equatable {
        /// `exit_status`, `signal`, `timeout`, `not_started`, `bad_output`, `wrong_result`, `setup`, `teardown`, `interrupted`.
        public var code: String
        public var message: String
        /// The end of what the command wrote to standard error.
        public var output: String

        public init(_ code: String, _ message: String, output: String = "") {
            self.code = code
            self.message = message
            self.output = output
        }
    }

    public var identity: Identity
    /// The words of the command, as they were run.
    public var command: [String]
    /// A digest of what defines the case: command with its placeholders, parameters, expectations. Samples of another
    /// definition are not comparable.
    public var digest: String
    public var tags: [String] = []
    /// Names and values of the scenario's parameters, in the order of the suite.
    public var parameters: [Parameter] = []
    /// The metrics that samples carry, in the order of reports.
    public var metrics: [Metric] = []
    /// All samples in the order they were taken.
    public var samples: [Sample] = []
    /// Its place among cases that differ in size only; nil where it is not one of several.
    public var scale: Scale?
    /// Rows or events that one run makes, and bytes; nil where the case does not say.
    public var rows: Int?
    public var bytes: Int?
    /// The content digest that a run reported; empty where it reports none.
    public var content = ""
    public var verification = Verification.notAsked
    public var failure: Failure?
    public var warnings: [BenchWarning] = []

    /// One of several sizes of a case.
    public struct Scale: Sendable, Equatable {
        /// What all sizes have in common: the case and its mode.
        public var series: String
        /// More than zero.
        public var size: Double

        public init(series: String, size: Double) {
            self.series = series
            self.size = size
        }
    }

    /// A named value of a scenario.
    public struct Parameter: Sendable, Equatable {
        public var name: String
        public var value: String

        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    public init(_ identity: Identity, command: [String], digest: String) {
        self.identity = identity
        self.command = command
        self.digest = digest
    }

    /// The values of a metric without the warm-up, in the order of time.
    public func values(_ metric: Metric) -> [Double] {
        samples.compactMap { $0.isWarmUp ? nil : $0.values[metric.name] }
    }

    /// One finite value a block, in the order of time: the median where a process has handed over several samples of its own. These
    /// share whatever happened to that process, so that only blocks are evidence for a verdict.
    public func blockValues(_ metric: Metric) -> [Double] { blocks(metric).map(\.value) }

    /// The same with the numbers of the blocks.
    func blocks(_ metric: Metric) -> [(block: Int, value: Double)] {
        var values: [Int: [Double]] = [:]
        for sample in samples where !sample.isWarmUp {
            if let value = sample.values[metric.name], value.isFinite {
                values[sample.block, default: []].append(value)
            }
        }
        return values.keys.sorted().map { ($0, SampleSummary(values[$0] ?? [0]).median) }
    }

    /// Their summary; nil where no sample carries the metric.
    public func summary(_ metric: Metric) -> SampleSummary? {
        let values = values(metric)
        return values.isEmpty ? nil : SampleSummary(values)
    }
}

/// Something that makes figures less trustworthy, with the flag that helps.
public struct BenchWarning: Sendable, Equatable {
    /// `slow_first_run`, `outliers`, `short_runs`, `high_load`, `noisy`, `left_processes`, `unsteady`, `peak_memory_floor`.
    public var code: String
    public var message: String
    /// What to do about it.
    public var hint: String

    public init(_ code: String, _ message: String, hint: String = "") {
        self.code = code
        self.message = message
        self.hint = hint
    }
}
