/// A table of figures over time that other rows must give exactly: the orders of each hour, the share that failed.
///
/// A row of `table` whose `nameColumn` holds word `word` says: over the rows of `series` whose instant lies in
/// [t, t + width), the figure is the cell of `valueColumn`. Memory is a few words for each span of time.
public struct AggregationLaw: Sendable {
    /// Rows with an instant, and which of them count.
    public struct Series: Sendable {
        public var table: String
        /// A timestamp column.
        public var time: String
        /// Columns of the row that the closures get.
        public var reads: [CellPath]
        public var condition: @Sendable (LawCells) -> Bool

        public init(
            _ table: String, at time: String, reads: [CellPath] = [],
            where condition: @escaping @Sendable (LawCells) -> Bool = { _ in true }
        ) {
            self.table = table
            self.time = time
            self.reads = reads
            self.condition = condition
        }
    }

    public enum Figure: Sendable {
        /// How many rows there are.
        case count(Series)
        /// The sum of a number of each row, in the units of its cell.
        case sum(Series, @Sendable (LawCells) -> Int64)
        /// Its mean, in the units of its cell; null where there is no row.
        case mean(Series, @Sendable (LawCells) -> Int64)
        /// The rows of the first for each row of the second; null where the second has none.
        case ratio(Series, to: Series)
        /// The rows of the first as a share of the rows of both; null where there is none.
        case share(Series, besides: Series)
    }

    public var name: String
    public var meaning: String
    public var severity: Law.Severity
    public var table: String
    public var timeColumn: String
    /// The enumeration that says which figure a row holds, and the word of this one; nil where every row holds it.
    public var nameColumn: String?
    public var word: String
    /// A number of any type. A figure is rounded to its decimals, half away from zero; one of a sum or mean of decimals
    /// is scaled from their decimals to this column's.
    public var valueColumn: String
    /// Microseconds that a row covers, and an instant at which such a span begins.
    public var width: Int64
    public var origin: Int64
    public var figure: Figure
    /// What a figure of nothing reads as: a mean or a ratio without rows. `Law.null` for null, else units of the value.
    public var empty: Int64

    public init(
        _ name: String, of table: String, _ meaning: String, severity: Law.Severity = .error, time: String,
        where nameColumn: String?, is word: String = "", value: String, width: Int64, origin: Int64,
        empty: Int64 = Law.null, _ figure: Figure
    ) {
        self.name = name
        self.meaning = meaning
        self.severity = severity
        self.table = table
        timeColumn = time
        self.nameColumn = nameColumn
        self.word = word
        valueColumn = value
        self.width = width
        self.origin = origin
        self.empty = empty
        self.figure = figure
    }
}
