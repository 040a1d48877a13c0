public import LoamColumns
public import LoamEngine

/// A table whose rows are given.
public struct RowsSource: Source {
    public let tables: [TableSchema]
    private let rows: [[Cell]]

    public init(_ schema: TableSchema, _ rows: [[Cell]]) {
        tables = [schema]
        self.rows = rows
    }

    public var driverCount: Int { rows.count }

    public func makeGrower() -> any Grower { RowsGrower(rows: rows) }

    private final class RowsGrower: Grower {
        private let rows: [[Cell]]

        init(rows: [[Cell]]) { self.rows = rows }

        func grow(_ drivers: Range<Int>, into batches: [Batch?]) { batches[0]?.fill(Array(rows[drivers])) }
    }
}
