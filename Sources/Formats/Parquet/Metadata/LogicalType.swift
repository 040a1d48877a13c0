/// What values mean (parquet.thrift, LogicalType; LogicalTypes.md): those that Loam writes, and the numbers of others.
enum LogicalType: ThriftStruct, Equatable {
    case string
    case map
    case list
    case enumeration
    case decimal(scale: Int32, precision: Int32)
    case date
    case timestamp(isAdjustedToUTC: Bool, unit: TimeUnit)
    case integer(bitWidth: Int8, isSigned: Bool)
    case json
    case uuid
    /// A type that Loam does not write, by its number in the union; written as an empty struct.
    case other(Int16)

    func write(to writer: inout CompactWriter) {
        switch self {
        case .string: writer.field(1, EmptyStruct())
        case .map: writer.field(2, EmptyStruct())
        case .list: writer.field(3, EmptyStruct())
        case .enumeration: writer.field(4, EmptyStruct())
        case .decimal(let scale, let precision): writer.field(5, DecimalType(scale: scale, precision: precision))
        case .date: writer.field(6, EmptyStruct())
        case .timestamp(let isAdjusted, let unit):
            writer.field(8, TimestampType(isAdjustedToUTC: isAdjusted, unit: unit))
        case .integer(let width, let isSigned): writer.field(10, IntType(bitWidth: width, isSigned: isSigned))
        case .json: writer.field(12, EmptyStruct())
        case .uuid: writer.field(14, EmptyStruct())
        case .other(let id): writer.field(id, EmptyStruct())
        }
    }

    init(from reader: inout CompactReader) throws(ThriftError) {
        var type: LogicalType?
        var fields = try reader.structure()
        while let field = try reader.next(&fields) {
            switch field.id {
            case 5:
                let decimal: DecimalType = try reader.structure(field)
                type = .decimal(scale: decimal.scale, precision: decimal.precision)
            case 8:
                let timestamp: TimestampType = try reader.structure(field)
                type = .timestamp(isAdjustedToUTC: timestamp.isAdjustedToUTC, unit: timestamp.unit)
            case 10:
                let integer: IntType = try reader.structure(field)
                type = .integer(bitWidth: integer.bitWidth, isSigned: integer.isSigned)
            default:
                type = Self.empty(field.id)
                try reader.skip(field)
            }
        }
        self = try reader.required(type, "logical type")
    }

    /// The types that have no parameters.
    private static func empty(_ id: Int16) -> LogicalType {
        switch id {
        case 1: .string
        case 2: .map
        case 3: .list
        case 4: .enumeration
        case 6: .date
        case 12: .json
        case 14: .uuid
        default: .other(id)
        }
    }
}
