/// A share or a mean that a table ought to show: `payment_failure_rate`. Tested two-sided; docs/check.md states the test.
///
/// For random outcomes that are independent from row to row, or vary less than if they were.
public struct Expectation: Sendable {
    /// What a row counts for.
    public enum Value: Sendable {
        /// Whether the row has the property whose share is expected.
        case share(@Sendable (LawCells) -> Bool)
        /// The number whose mean is expected, in the units of its cell.
        case mean(@Sendable (LawCells) -> Int64)
    }

    public var name: String
    public var meaning: String
    public var severity: Law.Severity
    public var table: String
    public var reads: [CellPath]
    /// Which rows count.
    public var condition: @Sendable (LawCells) -> Bool
    public var value: Value
    public var expected: Double
    /// How far beside `expected` the truth may lie before chance is asked, for laws that are known roughly; 0 for exact ones.
    public var tolerance: Double

    /// A share between 0 and 1.
    public init(
        share name: String, of table: String, _ meaning: String, severity: Law.Severity = .error, reads: [CellPath],
        among condition: @escaping @Sendable (LawCells) -> Bool = { _ in true }, expected: Double,
        tolerance: Double = 0, has: @escaping @Sendable (LawCells) -> Bool
    ) {
        self.init(name, table, meaning, severity, reads, condition, .share(has), expected, tolerance)
    }

    /// A mean, in the units of the cells.
    public init(
        mean name: String, of table: String, _ meaning: String, severity: Law.Severity = .error, reads: [CellPath],
        among condition: @escaping @Sendable (LawCells) -> Bool = { _ in true }, expected: Double,
        tolerance: Double = 0, value: @escaping @Sendable (LawCells) -> Int64
    ) {
        self.init(name, table, meaning, severity, reads, condition, .mean(value), expected, tolerance)
    }

    private init(
        _ name: String, _ table: String, _ meaning: String, _ severity: Law.Severity, _ reads: [CellPath],
        _ condition: @escaping @Sendable (LawCells) -> Bool, _ value: Value, _ expected: Double, _ tolerance: Double
    ) {
        self.name = name
        self.table = table
        self.meaning = meaning
        self.severity = severity
        self.reads = reads
        self.condition = condition
        self.value = value
        self.expected = expected
        self.tolerance = tolerance
    }
}
