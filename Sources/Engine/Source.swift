public import LoamColumns

/// Grows one or several tables at once from a range of driver rows: orders drive their items.
///
/// Immutable after planning and shared by all workers. Every cell is a function of the plan and the row alone, so any
/// range may be grown by anyone at any time, again and again, with the same result.
public protocol Source: Sendable {
    /// The tables this source grows; the first is the one whose rows are the driver rows.
    var tables: [TableSchema] { get }

    /// How many driver rows there are.
    var driverCount: Int { get }

    /// What a log should say after the planned rows of the first table (`over 720 hours`); empty for nothing.
    var note: String { get }

    /// The rows of table `table` (an index into `tables`) that the driver rows make. Exact; what it costs, `counting` says.
    func rowCount(table: Int, drivers: Range<Int>) -> Int

    /// How `rowCount` finds the rows of a table.
    func counting(table: Int) -> RowCounting

    /// The most rows of table `table` that `drivers` driver rows can make.
    func maximumRows(table: Int, drivers: Int) -> Int

    /// The parts that the driver rows fall into, in order; empty for sources that are one whole.
    var sections: [SourceSection] { get }

    /// A grower for one thread.
    func makeGrower() -> any Grower
}

extension Source {
    public var note: String { "" }
    public var sections: [SourceSection] { [] }
    public func rowCount(table: Int, drivers: Range<Int>) -> Int { drivers.count }
    public func counting(table: Int) -> RowCounting { table == 0 ? .drivers : .arithmetic }
    public func maximumRows(table: Int, drivers: Int) -> Int { drivers }
}

/// How the rows of a table follow from the driver rows of its source.
public enum RowCounting: Sendable {
    /// One for each: free.
    case drivers
    /// A little arithmetic for each, far cheaper than growing.
    case arithmetic
    /// Only growing them tells.
    case growing
}

/// The part of a source that one thread owns: its scratch memory.
public protocol Grower: AnyObject {
    /// Fills `batches`, one for each table of the source, from empty; nil means a table that was not asked for and that
    /// must cost nothing beyond what the others need of it. Sets each batch's row count.
    func grow(_ drivers: Range<Int>, into batches: [Batch?])

    /// Why the last call did not bring its rows; ends the run. Always nil for what is grown: only rows that are read from
    /// somewhere can be missing.
    var failure: RunError? { get }
}

extension Grower {
    public var failure: RunError? { nil }
}
