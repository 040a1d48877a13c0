/// Where a data page is (parquet.thrift, PageLocation).
struct PageLocation: Equatable {
    /// From the start of the file.
    var offset: Int64
    /// Header included.
    var compressedPageSize: Int32
    /// In the row group.
    var firstRowIndex: Int64
}

extension PageLocation: ThriftStruct {
    func write(to writer: inout CompactWriter) {
        writer.field(1, offset)
        writer.field(2, compressedPageSize)
        writer.field(3, firstRowIndex)
    }

    init(from reader: inout CompactReader) throws(ThriftError) {
        var offset: Int64?
        var compressedPageSize: Int32?
        var firstRowIndex: Int64?
        var fields = try reader.structure()
        while let field = try reader.next(&fields) {
            switch field.id {
            case 1: offset = try reader.int64(field)
            case 2: compressedPageSize = try reader.int32(field)
            case 3: firstRowIndex = try reader.int64(field)
            default: try reader.skip(field)
            }
        }
        self.offset = try reader.required(offset, "offset")
        self.compressedPageSize = try reader.required(compressedPageSize, "compressed page size")
        self.firstRowIndex = try reader.required(firstRowIndex, "first row index")
    }
}
