internal import LoamColumns
internal import LoamEngine
internal import LoamReading
internal import LoamWorlds

/// Everything that is checked in a directory, and how its tables meet; settled before the first row is read.
struct CheckPlan: Sendable {
    /// A table that is there.
    struct Table: Sendable {
        var schema: TableSchema
        /// Its place among the sources of the world.
        var source: Int
        var table: Int
        var files: [DataFile]
        /// Checks of cells that cannot be read, by kind of fault.
        var format: [DecodeFault.Kind: Int] = [:]
        var cutCheck = -1
        /// Of files that are read group by group: whether they can be read, and whether they contradict themselves.
        var damageCheck = -1
        var contradictionCheck = -1
        var domains: [(column: Int, domain: Domain, check: Int)] = []
        /// Decimals that have fewer digits than their units could hold.
        var precisions: [(column: Int, limit: Int64, check: Int)] = []
        var ordered: [(column: Int, check: Int)] = []
        /// Foreign keys into tables in memory.
        var lookups: [Lookup] = []
        var flows: [Int] = []
        /// Whether its rows are kept in memory for the tables below, by primary key, and the check of that key.
        var isResident = false
        var residentFlow = -1
        var keyCheck = -1
        var figures: [FigureRows] = []
        var sequences: [SequenceWork] = []

        /// Whether rows that were next to each other may be in different files.
        var isScattered: Bool { files.contains(where: \.isScattered) }

        static let scatteredReason =
            "the rows are spread over directories, so which one came before another is not known"
    }

    /// A law over rows next to each other.
    struct SequenceWork: Sendable {
        var law: SequenceLaw
        /// The owner's column, then those that the law reads.
        var columns: [Int]
        var check: Int
    }

    struct Lookup: Sendable {
        var column: Int
        /// The table in memory.
        var target: Int
        var check: Int
    }

    /// Rows of a metric table that one aggregation law is about.
    struct FigureRows: Sendable {
        var law: Int
        var time: Int
        var name: Int?
        var word: Int64
        var value: Int
        var scale: Int
        var check: Int
    }

    struct ExpectationWork: Sendable {
        var expectation: Expectation
        var check: Int
        /// Decimals of its first cell, for means.
        var scale: Int
    }

    struct AggregationWork: Sendable {
        var law: AggregationLaw
        var check: Int
        /// Which series it takes, one or two.
        var series: [Int]
        /// Decimals of the cells that are added up.
        var valueScale: Int
    }

    /// Rows by one of their columns, as others look for them.
    struct Node: Hashable, Sendable {
        var table: Int
        var column: Int
    }

    var checks: [Check] = []
    /// Why a check cannot be evaluated, by its number.
    var skipped: [Int: String] = [:]
    /// Columns of which every row must have been read, or else a check would report what follows from those that were not: keys
    /// that others point to, and all that is added up.
    var wanted: [Int: Set<Node>] = [:]
    /// In the order in which they are read.
    var tables: [Table] = []
    var flows: [Flow] = []
    /// In the order in which they are run.
    var joins: [Join] = []
    var streams = 0
    /// Width of the records of each stream, in words.
    var streamWidths: [Int] = []
    var expectations: [ExpectationWork] = []
    var aggregations: [AggregationWork] = []
    var series = 0

    mutating func add(_ check: Check) -> Int {
        checks.append(check)
        return checks.count - 1
    }

    /// Adds the checks of a table's files as such: of those that are rows of text, and of those that are read group by group.
    mutating func addFileChecks(_ table: Int) {
        let name = tables[table].schema.name
        if tables[table].cutCheck < 0, tables[table].files.contains(where: { $0.rowFormat != nil }) {
            tables[table].cutCheck = add(
                Check(
                    "cut_short", .format, table: name, "every file ends with a whole line",
                    hint: "the file was cut or edited; write it again"))
        }
        guard tables[table].damageCheck < 0, tables[table].files.contains(where: { $0.rowFormat == nil }) else {
            return
        }
        tables[table].damageCheck = add(
            Check(
                "file_damaged", .format, table: name, "every row group can be read, and has the table's columns",
                hint: "the file was cut, edited or written by something else; write it again"))
        tables[table].contradictionCheck = add(
            Check(
                "file_contradicts_itself", .format, table: name,
                "footer, indexes, statistics and Bloom filters say what the rows are",
                hint: "readers that skip row groups by them miss rows; write the file again"))
    }
}
