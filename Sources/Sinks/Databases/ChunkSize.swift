internal import LoamColumns

/// How many rows a chunk has. Follows from the table alone, so that an interrupted load is cut the same way again.
enum ChunkSize {
    /// Rows of about `bytes` bytes together, in steps of 1,024.
    static func rows(_ schema: TableSchema, bytes: Int) -> Int {
        let width = schema.fields.reduce(0) { $0 + Self.width($1.type) }
        return max(1, min(512, bytes / max(1, width) / 1024)) * 1024
    }

    /// Bytes that a cell usually takes on its way.
    private static func width(_ type: ColumnType) -> Int {
        switch type {
        case .bool: 5
        case .int32, .date: 8
        case .int64, .float64, .timestamp: 12
        case .decimal: 18
        case .uuid: 20
        case .dictionary: 14
        case .utf8: 40
        case .structure(let fields): fields.reduce(8) { $0 + Self.width($1.type) + $1.name.utf8.count + 4 }
        case .list(let element): 4 * Self.width(element) + 8
        }
    }
}
