/// One node of the schema's tree, which is stored depth first (parquet.thrift, SchemaElement).
struct SchemaElement: Equatable {
    /// Nil for groups.
    var type: PhysicalType?
    /// Bytes of a fixed-length byte array.
    var typeLength: Int32?
    /// Nil for the root.
    var repetition: Repetition?
    var name: String
    /// Nil for leaves.
    var childCount: Int32?
    var convertedType: ConvertedType?
    /// Of a decimal, for old readers.
    var scale: Int32?
    /// Of a decimal, for old readers.
    var precision: Int32?
    var fieldID: Int32?
    var logicalType: LogicalType?
}

extension SchemaElement: ThriftStruct {
    func write(to writer: inout CompactWriter) {
        writer.field(1, type?.rawValue)
        writer.field(2, typeLength)
        writer.field(3, repetition?.rawValue)
        writer.field(4, name)
        writer.field(5, childCount)
        writer.field(6, convertedType?.rawValue)
        writer.field(7, scale)
        writer.field(8, precision)
        writer.field(9, fieldID)
        writer.field(10, logicalType)
    }

    init(from reader: inout CompactReader) throws(ThriftError) {
        var name: String?
        var fields = try reader.structure()
        while let field = try reader.next(&fields) {
            switch field.id {
            case 1: type = try reader.enumeration(field)
            case 2: typeLength = try reader.int32(field)
            case 3: repetition = try reader.enumeration(field)
            case 4: name = try reader.string(field)
            case 5: childCount = try reader.int32(field)
            case 6: convertedType = try reader.enumeration(field)
            case 7: scale = try reader.int32(field)
            case 8: precision = try reader.int32(field)
            case 9: fieldID = try reader.int32(field)
            case 10: logicalType = try reader.structure(field)
            default: try reader.skip(field)
            }
        }
        self.name = try reader.required(name, "name")
    }
}
