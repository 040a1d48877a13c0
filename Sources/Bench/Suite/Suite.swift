internal import LoamBytes

/// A suite: cases to measure, as its YAML file says. docs/bench.md has every key.
public struct Suite: Sendable, Equatable {
    public var name: String
    public var title: String
    /// A digest of its text.
    public var digest: String
    /// The directory of its file, for `{suite}`; empty of built-in suites.
    public var directory: String
    public var settings: RunSettings
    /// Seconds after which a command is ended.
    public var timeout: Double
    /// Run once before and after everything.
    public var setup: CommandText?
    public var teardown: CommandText?
    /// Named parameter sets, in the order of the file; empty where cases have none.
    public var scenarios: [Scenario]
    /// The scenarios of `--quick` and of `--full`; empty for all.
    public var quick: [String]
    public var full: [String]
    public var cases: [Case]

    /// One parameter set.
    public struct Scenario: Sendable, Equatable {
        public var name: String
        public var parameters: [CaseResult.Parameter]
    }

    /// One thing to measure, in one or several modes.
    public struct Case: Sendable, Equatable {
        public var name: String
        public var title: String
        public var tags: [String]
        /// The scenarios it runs in; empty for all of the suite.
        public var scenarios: [String]
        /// Parameters with the values that the case is repeated for, beside those of the scenario.
        public var parameters: [Variants]
        public var modes: [Mode]
        public var expectation: Expectation
        public var targets: [Target]
        public var metrics: [CustomMetric]
        /// Thresholds by the names of metrics.
        public var thresholds: [Threshold]
        /// A parameter whose value is the size that time and memory are fitted against; empty for none.
        public var size: String
        public var timeout: Double?
        public var runs: Int?
    }

    /// A parameter with several values.
    public struct Variants: Sendable, Equatable {
        public var name: String
        public var values: [String]
    }

    /// One way of doing what the case does.
    public struct Mode: Sendable, Equatable {
        /// Empty where the case has one only.
        public var name: String
        public var command: CommandText
        /// Before and after all samples of the mode, and before and after each.
        public var setup: CommandText?
        public var prepare: CommandText?
        public var conclude: CommandText?
        public var teardown: CommandText?
        /// Whether the command times its own loop and prints its samples.
        public var timesItself: Bool
        public var environment: [CaseResult.Parameter]
        public var figures: Figures
        /// Prints the number of rows that the first run made, where the command itself does not say.
        public var count: CommandText?
        /// A command whose failure makes the mode be left out, because something is not installed.
        public var needs: CommandText?
    }

    /// Where the figures are in the JSON that a command prints; empty paths for none.
    public struct Figures: Sendable, Equatable {
        public var rows = ""
        public var bytes = ""
        public var digest = ""

        public init() {}

        public var isEmpty: Bool { rows.isEmpty && bytes.isEmpty && digest.isEmpty }
    }

    /// What must come out before a figure counts.
    public struct Expectation: Sendable, Equatable {
        /// The exit status of the command.
        public var exit: Int32 = 0
        /// Templates: they may name parameters.
        public var rows = ""
        public var bytes = ""
        public var digest = ""
        /// A SHA-256 of standard output.
        public var output = ""
        /// A command that must succeed after the first run of each mode.
        public var check: CommandText?
        /// What all modes must agree in: `rows`, `bytes`, `digest`, `output`.
        public var same: [String] = []

        public init() {}
    }

    /// A figure that a case must reach.
    public struct Target: Sendable, Equatable {
        public var metric: String
        /// In the metric's unit; whether it is a floor or a ceiling follows from the metric's direction.
        public var value: Double

        public init(metric: String, value: Double) {
            self.metric = metric
            self.value = value
        }
    }

    /// A metric of the suite's own.
    public struct CustomMetric: Sendable, Equatable {
        public var metric: Metric
        /// Its place in the JSON that the command prints.
        public var path: String
    }

    /// The relative change of a metric that matters.
    public struct Threshold: Sendable, Equatable {
        public var metric: String
        public var share: Double

        public init(metric: String, share: Double) {
            self.metric = metric
            self.share = share
        }
    }
}

extension Suite {
    /// A suite of one case, for commands that no file names.
    public init(name: String, commands: [String], case definition: Case, timeout: Double) {
        self.init(
            name: name, title: name, digest: SHA256.text(of: commands.joined(separator: "\u{1F}")), directory: "",
            settings: RunSettings(), timeout: timeout, scenarios: [], quick: [], full: [], cases: [definition])
    }
}

extension Suite.Case {
    /// A case without parameters, targets and metrics.
    public init(name: String, modes: [Suite.Mode], expectation: Suite.Expectation) {
        self.init(
            name: name, title: "", tags: [], scenarios: [], parameters: [], modes: modes, expectation: expectation,
            targets: [], metrics: [], thresholds: [], size: "")
    }
}

extension Suite.Mode {
    /// A way of doing something; see the members.
    public init(
        name: String, command: CommandText, setup: CommandText? = nil, prepare: CommandText? = nil,
        conclude: CommandText? = nil, teardown: CommandText? = nil
    ) {
        self.init(
            name: name, command: command, setup: setup, prepare: prepare, conclude: conclude, teardown: teardown,
            timesItself: false, environment: [], figures: .init())
    }
}
