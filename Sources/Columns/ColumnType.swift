/// What the cells of a column are. Memory layout is Arrow's (Columnar Format 1.5).
public indirect enum ColumnType: Sendable, Equatable {
    /// One bit a row.
    case bool
    case int32
    case int64
    /// A binary floating-point number that is published with a fixed count of decimals (0 to 9).
    case float64(decimals: Int)
    /// A fixed-point number held as Int64 units of 10^-scale; money is `decimal(12, 2)`. At most 18 digits.
    case decimal(precision: Int, scale: Int)
    /// Int32 days since 1970-01-01.
    case date
    /// Int64 microseconds since 1970-01-01T00:00:00Z, published with this resolution.
    case timestamp(Resolution)
    /// 16 bytes, big-endian.
    case uuid
    /// UTF-8 text with Int32 offsets.
    case utf8
    /// Text out of a list that is known at plan time, held as Int32 indices.
    case dictionary(Enumeration)
    case structure([Field])
    /// A list of primitive, text, dictionary or structure elements, with Int32 offsets.
    case list(ColumnType)

    public enum Resolution: Sendable, Equatable {
        case seconds
        case microseconds
    }

    /// Bytes a row takes in the values buffer; nil for bits and for types without one.
    var valueWidth: Int? {
        switch self {
        case .int32, .date, .dictionary: 4
        case .int64, .float64, .decimal, .timestamp: 8
        case .uuid: 16
        case .bool, .utf8, .structure, .list: nil
        }
    }

    /// The name in schemas, as text and in JSON.
    public var name: String {
        switch self {
        case .bool: "bool"
        case .int32: "int32"
        case .int64: "int64"
        case .float64: "float64"
        case .decimal(let precision, let scale): "decimal(\(precision), \(scale))"
        case .date: "date"
        case .timestamp: "timestamp"
        case .uuid: "uuid"
        case .utf8: "utf8"
        case .dictionary: "dictionary<utf8>"
        case .structure(let fields):
            "struct<" + fields.map { "\($0.name): \($0.type.name)" }.joined(separator: ", ") + ">"
        case .list(let element): "list<\(element.name)>"
        }
    }
}
