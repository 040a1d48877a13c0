/// Some thousand rows of one table, column by column. Reused: fill, encode, clear, fill again. Belongs to one thread.
public final class Batch {
    public let schema: TableSchema
    public let columns: [Column]
    /// Rows that hold data; set by who fills the batch.
    public var rowCount: Int
    public let capacity: Int
    /// For each column, whether anybody will read it. A grower may leave the others unfilled: their cells mean nothing then,
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

    /// The column of a name; for rare look-ups, since kernels go by place.
    public subscript(_ name: String) -> Column {
        guard let index = schema.index(of: name) else { preconditionFailure("\(schema.name) has no column \(name)") }
        return columns[index]
    }
}
