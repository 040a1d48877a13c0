/// Some rows of a file, column by column (parquet.thrift, RowGroup).
struct RowGroupMetaData: Equatable {
    /// One for each leaf of the schema.
    var columns: [ColumnChunk]
    /// Bytes of all pages before compression.
    var totalByteSize: Int64
    var rowCount: Int64
    var sortingColumns: [SortingColumn]?
    /// The first page, from the start of the file.
    var fileOffset: Int64?
    var totalCompressedSize: Int64?
    /// The index among the row groups of the file.
    var ordinal: Int16?
}

extension RowGroupMetaData: ThriftStruct {
    func write(to writer: inout CompactWriter) {
        writer.field(1, columns)
        writer.field(2, totalByteSize)
        writer.field(3, rowCount)
        writer.field(4, sortingColumns)
        writer.field(5, fileOffset)
        writer.field(6, totalCompressedSize)
        writer.field(7, ordinal)
    }

    init(from reader: inout CompactReader) throws(ThriftError) {
        var columns: [ColumnChunk]?
        var totalByteSize: Int64?
        var rowCount: Int64?
        var fields = try reader.structure()
        while let field = try reader.next(&fields) {
            switch field.id {
            case 1: columns = try reader.structures(field)
            case 2: totalByteSize = try reader.int64(field)
            case 3: rowCount = try reader.int64(field)
            case 4: sortingColumns = try reader.structures(field)
            case 5: fileOffset = try reader.int64(field)
            case 6: totalCompressedSize = try reader.int64(field)
            case 7: ordinal = try reader.int16(field)
            default: try reader.skip(field)
            }
        }
        self.columns = try reader.required(columns, "columns")
        self.totalByteSize = try reader.required(totalByteSize, "total byte size")
        self.rowCount = try reader.required(rowCount, "row count")
    }
}
