internal import LoamColumns

extension TableSchema {
    /// The same with UUIDs as text, for readers that do not know Parquet's UUID type: Spark 4 refuses files that have it.
    func spellingUUIDs() -> TableSchema {
        var schema = self
        for column in schema.fields.indices { schema.fields[column].type = schema.fields[column].type.spellingUUIDs() }
        return schema
    }
}

extension ColumnType {
    fileprivate func spellingUUIDs() -> ColumnType {
        switch self {
        case .uuid: return .utf8
        case .list(let element): return .list(element.spellingUUIDs())
        case .structure(let fields):
            return .structure(
                fields.map { field in
                    var field = field
                    field.type = field.type.spellingUUIDs()
                    return field
                })
        default: return self
        }
    }
}
