internal import LoamColumns

/// The format strings of the Arrow C data interface for our column types.
enum ArrowTypeText {
    static func text(_ type: ColumnType, _ decimals: DecimalWidth) -> String {
        switch type {
        case .bool: "b"
        case .int32: "i"
        case .int64: "l"
        case .float64: "g"
        case .decimal(let precision, let scale):
            decimals == .bits64 ? "d:\(precision),\(scale),64" : "d:\(precision),\(scale)"
        case .date: "tdD"
        case .timestamp: "tsu:UTC"
        case .uuid: "w:16"
        case .utf8: "u"
        // The format of a dictionary column is that of its indices.
        case .dictionary: "i"
        case .structure: "+s"
        case .list: "+l"
        }
    }

    /// What a field says besides its type, as pairs of a key and a value.
    static func metadata(_ field: Field) -> [(String, String)] {
        var pairs: [(String, String)] = []
        if field.type == .uuid { pairs += [("ARROW:extension:name", "arrow.uuid"), ("ARROW:extension:metadata", "")] }
        if case .float64(let decimals) = field.type { pairs.append(("loam.decimals", String(decimals))) }
        if !field.meaning.isEmpty { pairs.append(("loam.meaning", field.meaning)) }
        if !field.unit.isEmpty { pairs.append(("loam.unit", field.unit)) }
        if !field.domain.isEmpty { pairs.append(("loam.domain", field.domain)) }
        if let key = field.references { pairs.append(("loam.references", "\(key.table).\(key.column)")) }
        return pairs
    }

    /// What a table says of itself.
    static func metadata(_ table: TableSchema) -> [(String, String)] {
        [("loam.table", table.name), ("loam.primary_key", table.primaryKey), ("loam.meaning", table.meaning)]
    }
}
