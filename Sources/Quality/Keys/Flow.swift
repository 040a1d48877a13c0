internal import LoamColumns
internal import LoamWorlds

/// The way of a table's rows to what they are checked against: a record a row, filled when the row is read, completed by
/// joins with the tables above it, and at its end checked against laws, added up, or kept for the rows below.
struct Flow: Sendable {
    /// A cell that is known when the row is read.
    struct Cell: Sendable {
        enum Source: Equatable, Sendable {
            /// A column of the row, and the bytes of text it takes.
            case own(column: Int, prefix: Int)
            /// A word of the record that a look-up found in a table in memory.
            case resident(lookup: Int, word: Int)
        }

        var source: Source
        var offset: Int
        /// The flag of a missing parent.
        var way: UInt64 = 0
    }

    /// A join on the way.
    struct Step: Sendable {
        var join: Int
        /// The foreign-key column of the row, and the place of its key in the record.
        var column: Int
        var keyOffset: Int
        /// Words of the parent's record that go into this one.
        var fetches: [(from: Int, to: Int)] = []
        /// The check that a missing parent violates; -1 where another flow reports it.
        var check = -1
        /// The stream of records that wait for this join.
        var stream = -1
        /// The flag of a missing parent.
        var way: UInt64 = 0
    }

    struct RowLaw: Sendable {
        var holds: @Sendable (LawCells) -> Bool
        var check: Int
        var offset: Int
        /// Flags that leave the row out.
        var mask: UInt64
        /// Name and type of each cell, for samples.
        var cells: [(path: CellPath, field: Field)]
    }

    /// A number that goes to the parent which the only step finds.
    struct Contribution: Sendable {
        var value: @Sendable (LawCells) -> Int64?
        /// Cells that the value is made of.
        var offset: Int
        /// The place of the value in the record, and which number of the parent it belongs to.
        var valueOffset: Int
        var accumulator: Int
    }

    enum End: Sendable {
        case laws
        /// The records of a join, or of a table in memory.
        case build(join: Int)
        case resident
    }

    struct RowExpectation: Sendable {
        /// Its place among the plan's expectations.
        var place: Int
        var offset: Int
        var mask: UInt64
        var condition: @Sendable (LawCells) -> Bool
        var value: Expectation.Value
    }

    /// What a row adds to a series of figures over time.
    struct RowSeries: Sendable {
        /// Its place among the plan's series.
        var place: Int
        var width: Int64
        var origin: Int64
        var timeOffset: Int
        var offset: Int
        var mask: UInt64
        var condition: @Sendable (LawCells) -> Bool
        var value: (@Sendable (LawCells) -> Int64)?
    }

    var table: Int
    var end: End
    /// Words of a record while its row is at hand; the first is the row.
    var width = 1
    /// Words of a record that waits for a join: what only contributions are made of is left behind.
    var recordWidth = 1
    /// Whether cells stay unknown, so that laws leave its rows out.
    var isIncomplete = false
    /// The place of the key of a `build`, and its column.
    var keyColumn = -1
    var keyOffset = 1
    var cells: [Cell] = []
    /// Foreign-key columns on the ways up, in the order of their flags.
    var ways: [Int] = []
    var steps: [Step] = []
    var laws: [RowLaw] = []
    var expectations: [RowExpectation] = []
    var series: [RowSeries] = []
    var contributions: [Contribution] = []

    /// Reserves words of the record.
    mutating func take(_ words: Int) -> Int {
        defer { width += words }
        return width
    }

    /// The flag of a foreign-key column.
    mutating func way(_ column: Int) -> UInt64 {
        if let place = ways.firstIndex(of: column) { return RecordRow.way(place) }
        ways.append(column)
        return RecordRow.way(ways.count - 1)
    }
}

/// The rows of a table by one of its columns, which is or should be unique, and everything that looks for them.
struct Join: Sendable {
    struct ChildNumbers: Sendable {
        var holds: @Sendable (LawCells) -> Bool
        var check: Int
        /// Words of the parent's record, then accumulators.
        var reads: [Int]
        var accumulators: [Int]
        var names: [(path: CellPath, field: Field)]
        /// Flags that leave the parent out.
        var mask: UInt64
        var aggregates: [ChildLaw.Aggregate]
    }

    var table: Int
    var column: Int
    /// The check that a double key violates; -1 for none.
    var check = -1
    /// The flow that makes its records, and the stream of them.
    var flow = -1
    var stream = -1
    var kinds: [ChildLaw.Aggregate.Kind] = []
    var numbers: [ChildNumbers] = []
    /// Flows and steps that look for rows here.
    var waiting: [(flow: Int, step: Int)] = []
}
