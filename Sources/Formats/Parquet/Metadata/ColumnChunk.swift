/// One column of a row group (parquet.thrift, ColumnChunk).
struct ColumnChunk: Equatable {
    /// Nil where the chunk is in this file.
    var filePath: String?
    /// Deprecated; 0.
    var fileOffset: Int64
    var metaData: ColumnMetaData?
    var offsetIndexOffset: Int64?
    var offsetIndexLength: Int32?
    var columnIndexOffset: Int64?
    var columnIndexLength: Int32?
}

extension ColumnChunk: ThriftStruct {
    func write(to writer: inout CompactWriter) {
        writer.field(1, filePath)
        writer.field(2, fileOffset)
        writer.field(3, metaData)
        writer.field(4, offsetIndexOffset)
        writer.field(5, offsetIndexLength)
        writer.field(6, columnIndexOffset)
        writer.field(7, columnIndexLength)
    }

    init(from reader: inout CompactReader) throws(ThriftError) {
        var fileOffset: Int64?
        var fields = try reader.structure()
        while let field = try reader.next(&fields) {
            switch field.id {
            case 1: filePath = try reader.string(field)
            case 2: fileOffset = try reader.int64(field)
            case 3: metaData = try reader.structure(field)
            case 4: offsetIndexOffset = try reader.int64(field)
            case 5: offsetIndexLength = try reader.int32(field)
            case 6: columnIndexOffset = try reader.int64(field)
            case 7: columnIndexLength = try reader.int32(field)
            default: try reader.skip(field)
            }
        }
        self.fileOffset = try reader.required(fileOffset, "file offset")
    }
}
