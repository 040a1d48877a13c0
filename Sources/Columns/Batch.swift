/// Some thousand rows of one table, column by column. Reused: fill, encode, clear, fill again. Belongs to one thread.
public final class Batch {
    public let schema: TableSchema
    public let columns: [Column]
    /// Rows that hold data; set by who fills the batch.
    public var rowCount: Int
    public private(set) var capacity: Int
    /// For each column, whether it will be read. A grower may leave the others unfilled: their cells mean nothing then,
    /// but text stays empty or whole.
    public let wanted: [Bool]

    public init(_ schema: TableSchema, capacity: Int, wanted: [Bool]? = nil) {
        self.schema = schema
        self.capacity = capacity
        self.wanted = wanted ?? schema.fields.map { _ in true }
        columns = schema.fields.map { Column($0.type, nullable: $0.isNullable, capacity: capacity) }
        rowCount = 0
    }

    /// Forgets the rows and keeps the memory.
    public func clear() {
        rowCount = 0
        for column in columns { column.clear() }
    }

    /// Copies rows of a batch of the same table after those that are here, and makes room as it must.
    public func append(_ source: Batch, _ rows: Range<Int>) {
        for (column, other) in zip(columns, source.columns) { column.append(other, rows, behind: rowCount) }
        rowCount += rows.count
        makeRoom(rowCount)
    }

    /// Notes that the columns have grown.
    func makeRoom(_ rows: Int) { capacity = max(capacity, rows) }

    /// Bytes of the cells of some rows in memory, without validity bits and offsets of lists.
    public func byteCount(_ rows: Range<Int>) -> Int { columns.reduce(0) { $0 + $1.byteCount(rows) } }
}

extension Column {
    func byteCount(_ rows: Range<Int>) -> Int {
        if let width = type.valueWidth { return rows.count * width }
        switch type {
        case .utf8:
            guard let offsets else { return 0 }
            return rows.count * 4 + Int(offsets[rows.upperBound] - offsets[rows.lowerBound])
        case .structure: return children.reduce(0) { $0 + $1.byteCount(rows) }
        case .list:
            guard let offsets else { return 0 }
            let elements = Int(offsets[rows.lowerBound])..<Int(offsets[rows.upperBound])
            return rows.count * 4 + children[0].byteCount(elements)
        default: return rows.count
        }
    }
}
