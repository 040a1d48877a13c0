public import LoamWorlds

/// What a check has found. Equal for equal files with any threads and memory, except for what was measured.
public struct CheckReport: Sendable {
    /// One check with its outcome.
    public struct Result: Sendable {
        public var check: Check
        /// Rows or other things looked at.
        public var examined: Int
        public var violations: Int
        public var samples: [Sample]
        /// Of a plausibility check: what was expected and what was found.
        public var figure: Figure?
        /// Why it was not evaluated; nil where it was.
        public var skipped: String?

        public var isViolated: Bool { violations > 0 }
    }

    /// A share or a mean beside its expectation, in the units of the column.
    public struct Figure: Sendable, Equatable {
        public var expected: Double
        public var tolerance: Double
        public var found: Double
        /// Probability of a figure at least this far off by chance alone, and the one below which it is a violation.
        public var pValue: Double
        public var significance: Double
        public var isShare: Bool
    }

    /// What was read of a table.
    public struct Table: Sendable {
        public var name: String
        public var files: Int
        public var rows: Int
        /// Bytes of the files, and after decompression.
        public var bytes: Int
        public var plainBytes: Int
    }

    /// What the check itself took.
    public struct Measured: Sendable {
        public var wallSeconds = 0.0
        public var cpuSeconds = 0.0
        public var peakMemoryBytes = 0
        public var spilledBytes = 0
    }

    public var directory: String
    /// The recipe that gave schema and laws, and where it came from.
    public var recipe: String
    public var seed: UInt64
    public var origin: String
    /// Whether rows were grown again and compared.
    public var isRegrown: Bool
    public var tables: [Table]
    /// All checks, in the order of families, tables and columns.
    public var results: [Result]
    public var measured = Measured()

    /// What is wrong, worst first.
    public var findings: [Result] {
        let found = results.enumerated().filter { $0.element.isViolated }
        return found.sorted {
            ($1.element.check.severity, $0.offset) < ($0.element.check.severity, $1.offset)
        }.map(\.element)
    }

    /// Whether something at least this bad was found.
    public func fails(at severity: Law.Severity) -> Bool { findings.contains { $0.check.severity >= severity } }

    /// Violations of a severity over all checks.
    public func count(_ severity: Law.Severity) -> Int {
        results.reduce(0) { $0 + ($1.check.severity == severity ? $1.violations : 0) }
    }
}
