internal import LoamColumns

/// A table's schema as the list of elements that a Parquet footer has, depth first, the root in front (parquet.thrift,
/// SchemaElement; LogicalTypes.md).
enum ParquetSchema {
    static let rootName = "schema"

    static func elements(_ schema: TableSchema) -> [SchemaElement] {
        [SchemaElement(name: rootName, childCount: Int32(schema.fields.count))]
            + schema.fields.flatMap { elements($0.name, $0.type, isNullable: $0.isNullable) }
    }

    private static func elements(_ name: String, _ type: ColumnType, isNullable: Bool) -> [SchemaElement] {
        let repetition: Repetition = isNullable ? .optional : .required
        switch type {
        case .structure(let fields):
            return [SchemaElement(repetition: repetition, name: name, childCount: Int32(fields.count))]
                + fields.flatMap { elements($0.name, $0.type, isNullable: $0.isNullable) }
        case .list(let element):
            // Three levels, with the names that the specification recommends.
            return [
                SchemaElement(
                    repetition: repetition, name: name, childCount: 1, convertedType: .list, logicalType: .list),
                SchemaElement(repetition: .repeated, name: "list", childCount: 1),
            ] + elements("element", element, isNullable: false)
        default:
            var leaf = primitive(type)
            leaf.name = name
            leaf.repetition = repetition
            return [leaf]
        }
    }

    /// Type and meaning of a leaf, the old form of the meaning included, which older readers know alone.
    private static func primitive(_ type: ColumnType) -> SchemaElement {
        switch type {
        case .bool: return SchemaElement(type: .boolean, name: "")
        case .int32: return SchemaElement(type: .int32, name: "")
        case .int64: return SchemaElement(type: .int64, name: "")
        case .float64: return SchemaElement(type: .double, name: "")
        case .decimal(let precision, let scale):
            return SchemaElement(
                type: precision <= 9 ? .int32 : .int64, name: "", convertedType: .decimal, scale: Int32(scale),
                precision: Int32(precision), logicalType: .decimal(scale: Int32(scale), precision: Int32(precision)))
        case .date: return SchemaElement(type: .int32, name: "", convertedType: .date, logicalType: .date)
        case .timestamp:
            return SchemaElement(
                type: .int64, name: "", convertedType: .timestampMicros,
                logicalType: .timestamp(isAdjustedToUTC: true, unit: .micros))
        case .uuid:
            return SchemaElement(type: .fixedLengthByteArray, typeLength: 16, name: "", logicalType: .uuid)
        case .utf8, .dictionary, .structure, .list:
            return SchemaElement(type: .byteArray, name: "", convertedType: .utf8, logicalType: .string)
        }
    }
}

extension ParquetLeaf {
    var physicalType: PhysicalType {
        switch kind {
        case .bool: .boolean
        case .int32, .narrowDecimal: .int32
        case .int64: .int64
        case .float64: .double
        case .uuid: .fixedLengthByteArray
        case .text, .word: .byteArray
        }
    }
}

extension ParquetEncoding {
    /// The number in parquet.thrift.
    var number: Encoding {
        switch self {
        case .plain: .plain
        case .dictionary: .rleDictionary
        case .rle: .rle
        case .deltaBinaryPacked: .deltaBinaryPacked
        case .deltaLengthByteArray: .deltaLengthByteArray
        case .deltaByteArray: .deltaByteArray
        case .byteStreamSplit: .byteStreamSplit
        }
    }
}
