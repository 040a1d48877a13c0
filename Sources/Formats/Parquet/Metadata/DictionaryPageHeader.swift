/// The dictionary of a column chunk (parquet.thrift, DictionaryPageHeader).
struct DictionaryPageHeader: Equatable {
    var valueCount: Int32
    /// Always `plain`.
    var encoding: Encoding
    var isSorted: Bool?
}

extension DictionaryPageHeader: ThriftStruct {
    func write(to writer: inout CompactWriter) {
        writer.field(1, valueCount)
        writer.field(2, encoding.rawValue)
        writer.field(3, isSorted)
    }

    init(from reader: inout CompactReader) throws(ThriftError) {
        var valueCount: Int32?
        var encoding: Encoding?
        var fields = try reader.structure()
        while let field = try reader.next(&fields) {
            switch field.id {
            case 1: valueCount = try reader.int32(field)
            case 2: encoding = try reader.enumeration(field)
            case 3: isSorted = try reader.bool(field)
            default: try reader.skip(field)
            }
        }
        self.valueCount = try reader.required(valueCount, "value count")
        self.encoding = try reader.required(encoding, "encoding")
    }
}
