public import LoamColumns

/// Which rows of a table are wanted.
public enum RowSelection: Sendable, Equatable {
    case all
    /// Rows by their numbers in the table, from 0.
    case rows(Range<Int>)
    /// What the share's driver rows make of the table: shares of all tables belong together.
    case share(Share)
}

/// Grows some rows of one table, batch by batch in row order, in the thread that asks. Belongs to one thread at a time.
public final class RowCursor {
    /// Room that a batch handed to `next` must have.
    public let capacity: Int
    /// The table's schema.
    public let schema: TableSchema

    private let table: Int
    private let pump: BatchPump
    /// Rows of the first driver that are before the range.
    private var skipped: Int
    /// Rows still to come at most; all that the drivers make where it is nil.
    private var left: Int?

    /// - Parameters:
    ///   - batchRows: how many rows a batch should have, roughly; some have fewer, none is empty.
    /// - Throws: `unknown_row` where a range reaches beyond the table. Finding that out costs what counting the rows before
    ///   the end of the range does.
    public init(_ source: any Source, table: Int, _ selection: RowSelection, batchRows: Int) throws(RunError) {
        self.table = table
        schema = source.tables[table]
        let drivers: Range<Int>
        (drivers, skipped, left) = try Self.resolve(selection, RowLocator(source, table: table))
        pump = BatchPump(
            source,
            driversAtOnce: Self.driversAtOnce(source, table, drivers, batchRows: min(max(1, batchRows), Self.mostRows)),
            zeroesNulls: true)
        capacity = pump.rowsAtMost(table)
        pump.begin(drivers)
    }

    /// Why the rows ended before their end, for those who read rows from somewhere. Growing does not fail.
    public var failure: RunError? { pump.failure }

    /// Fills `batch` with the next rows and says which of its rows are wanted; nil at the end.
    public func next(into batch: Batch) -> Range<Int>? {
        pump.batches[table] = batch
        defer { pump.batches[table] = nil }
        while left != 0, pump.next() {
            let first = min(skipped, batch.rowCount)
            skipped -= first
            let count = min(batch.rowCount - first, left ?? .max)
            left? -= count
            if count > 0 { return first..<first + count }
        }
        return nil
    }

    private static func resolve(_ selection: RowSelection, _ locator: RowLocator) throws(RunError)
        -> (drivers: Range<Int>, skipped: Int, left: Int?)
    {
        let all = 0..<locator.source.driverCount
        switch selection {
        case .all: return (all, 0, nil)
        case .share(let share): return (share.range(of: all.count), 0, nil)
        case .rows(let rows):
            guard rows.lowerBound >= 0, rows.upperBound == 0 || locator.driver(of: rows.upperBound - 1) != nil else {
                let name = locator.source.tables[locator.table].name
                throw RunError(
                    .unknownRow, "rows \(rows.lowerBound) to \(rows.upperBound) do not lie in \(name)",
                    location: name, hint: "its rows are numbered from 0, and their count is \(locator.rowCount)")
            }
            guard !rows.isEmpty, let start = locator.driver(of: rows.lowerBound) else { return (0..<0, 0, 0) }
            return (start.driver..<all.upperBound, rows.lowerBound - start.firstRow, rows.count)
        }
    }

    /// Rows of a batch at most, so that no product of them overflows.
    private static let mostRows = 1 << 24

    /// As many drivers as make about `batchRows` rows, unless some of them might make very many.
    private static func driversAtOnce(_ source: any Source, _ table: Int, _ drivers: Range<Int>, batchRows: Int) -> Int
    {
        var count = batchRows
        if case .arithmetic = source.counting(table: table), !drivers.isEmpty {
            let sample = drivers.prefix(1024)
            let rows = source.rowCount(table: table, drivers: sample)
            count = batchRows * sample.count / max(1, rows)
        }
        count = min(max(1, count), max(1, drivers.count))
        while count > 1 && source.maximumRows(table: table, drivers: count) > 4 * batchRows { count /= 2 }
        return count
    }
}
