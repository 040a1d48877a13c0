public import LoamColumns
public import LoamEngine

/// A source whose one table holds given rows.
public struct TableSource: Source {
    private let table: RandomTable

    public init(_ table: RandomTable) { self.table = table }

    public var tables: [TableSchema] { [table.schema] }
    public var driverCount: Int { table.rows.count }
    public func makeGrower() -> any Grower { TableGrower(table) }
}

private final class TableGrower: Grower {
    private let table: RandomTable

    init(_ table: RandomTable) { self.table = table }

    func grow(_ drivers: Range<Int>, into batches: [Batch?]) { batches[0]?.fill(Array(table.rows[drivers])) }
}
