/// Everything that the tables of one planned world keep, besides what their schemas say. `loam check` holds files against it.
public struct LawBook: Sendable {
    public var laws: [Law] = []
    public var childLaws: [ChildLaw] = []
    public var sequences: [SequenceLaw] = []
    public var expectations: [Expectation] = []
    public var aggregations: [AggregationLaw] = []
    /// Columns that are unique without being the primary key: table and column.
    public var unique: [TableColumn] = []
    /// Columns that never fall from one row to the next: the order a table stands in.
    public var ordered: [TableColumn] = []

    public init() {}

    /// A column of a table.
    public struct TableColumn: Sendable, Hashable {
        public var table: String
        public var column: String

        public init(_ table: String, _ column: String) {
            self.table = table
            self.column = column
        }
    }

    /// Joins what several tables add.
    public static func += (left: inout LawBook, right: LawBook) {
        left.laws += right.laws
        left.childLaws += right.childLaws
        left.sequences += right.sequences
        left.expectations += right.expectations
        left.aggregations += right.aggregations
        left.unique += right.unique
        left.ordered += right.ordered
    }
}
