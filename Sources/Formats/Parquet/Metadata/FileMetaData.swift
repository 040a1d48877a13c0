/// The end of a file: schema, row groups, notes (parquet.thrift, FileMetaData).
struct FileMetaData: Equatable {
    /// 1 or 2; readers do not care.
    var version: Int32
    /// The tree, depth first, the root in front.
    var schema: [SchemaElement]
    var rowCount: Int64
    var rowGroups: [RowGroupMetaData]
    var keyValueMetadata: [KeyValue]?
    /// Program, version and build, as `parquet-cpp version 1.5.0 (build abc)`.
    var createdBy: String?
    /// One for each leaf; without them bounds mean nothing.
    var columnOrders: [ColumnOrder]?
}

extension FileMetaData: ThriftStruct {
    func write(to writer: inout CompactWriter) {
        writer.field(1, version)
        writer.field(2, schema)
        writer.field(3, rowCount)
        writer.field(4, rowGroups)
        writer.field(5, keyValueMetadata)
        writer.field(6, createdBy)
        writer.field(7, columnOrders)
    }

    init(from reader: inout CompactReader) throws(ThriftError) {
        var version: Int32?
        var schema: [SchemaElement]?
        var rowCount: Int64?
        var rowGroups: [RowGroupMetaData]?
        var fields = try reader.structure()
        while let field = try reader.next(&fields) {
            switch field.id {
            case 1: version = try reader.int32(field)
            case 2: schema = try reader.structures(field)
            case 3: rowCount = try reader.int64(field)
            case 4: rowGroups = try reader.structures(field)
            case 5: keyValueMetadata = try reader.structures(field)
            case 6: createdBy = try reader.string(field)
            case 7: columnOrders = try reader.structures(field)
            default: try reader.skip(field)
            }
        }
        self.version = try reader.required(version, "version")
        self.schema = try reader.required(schema, "schema")
        self.rowCount = try reader.required(rowCount, "row count")
        self.rowGroups = try reader.required(rowGroups, "row groups")
    }
}
