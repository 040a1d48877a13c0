/// Where the data pages of a column chunk are (parquet.thrift, OffsetIndex).
struct OffsetIndex: Equatable {
    var pageLocations: [PageLocation]
    var unencodedByteArrayDataBytes: [Int64]?
}

extension OffsetIndex: ThriftStruct {
    func write(to writer: inout CompactWriter) {
        writer.field(1, pageLocations)
        writer.field(2, unencodedByteArrayDataBytes)
    }

    init(from reader: inout CompactReader) throws(ThriftError) {
        var pageLocations: [PageLocation]?
        var fields = try reader.structure()
        while let field = try reader.next(&fields) {
            switch field.id {
            case 1: pageLocations = try reader.structures(field)
            case 2: unencodedByteArrayDataBytes = try reader.int64s(field)
            default: try reader.skip(field)
            }
        }
        self.pageLocations = try reader.required(pageLocations, "page locations")
    }
}
