/// Finds the rows of a table among the driver rows of its source.
public struct RowLocator: Sendable {
    public let source: any Source
    /// Index into the source's tables.
    public let table: Int

    public init(_ source: any Source, table: Int) {
        self.source = source
        self.table = table
    }

    /// All rows of the table. What it costs, `Source.counting` says.
    public var rowCount: Int {
        if case .drivers = source.counting(table: table) { return source.driverCount }
        return source.rowCount(table: table, drivers: 0..<source.driverCount)
    }

    /// The driver row that makes row `row` of the table, and the number of rows of the table before that driver; nil where
    /// the table has no such row. Counts the rows up to it, some of them twice.
    public func driver(of row: Int) -> (driver: Int, firstRow: Int)? {
        guard row >= 0 else { return nil }
        if case .drivers = source.counting(table: table) { return row < source.driverCount ? (row, row) : nil }
        var counted = 0
        var driver = 0
        var step = 1 << 16
        while driver < source.driverCount {
            let block = driver..<min(driver + step, source.driverCount)
            let rows = source.rowCount(table: table, drivers: block)
            if row < counted + rows {
                if block.count == 1 { return (driver, counted) }
                step = max(1, block.count / 16)
            } else {
                counted += rows
                driver = block.upperBound
            }
        }
        return nil
    }
}
