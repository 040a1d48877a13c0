/// A data page of version 1: levels and values, compressed together (parquet.thrift, DataPageHeader).
struct DataPageHeader: Equatable {
    /// Values and nulls: the count of levels.
    var valueCount: Int32
    var encoding: Encoding
    var definitionLevelEncoding: Encoding
    var repetitionLevelEncoding: Encoding
    var statistics: Statistics?
}

extension DataPageHeader: ThriftStruct {
    func write(to writer: inout CompactWriter) {
        writer.field(1, valueCount)
        writer.field(2, encoding.rawValue)
        writer.field(3, definitionLevelEncoding.rawValue)
        writer.field(4, repetitionLevelEncoding.rawValue)
        writer.field(5, statistics)
    }

    init(from reader: inout CompactReader) throws(ThriftError) {
        var valueCount: Int32?
        var encoding: Encoding?
        var definitionLevelEncoding: Encoding?
        var repetitionLevelEncoding: Encoding?
        var fields = try reader.structure()
        while let field = try reader.next(&fields) {
            switch field.id {
            case 1: valueCount = try reader.int32(field)
            case 2: encoding = try reader.enumeration(field)
            case 3: definitionLevelEncoding = try reader.enumeration(field)
            case 4: repetitionLevelEncoding = try reader.enumeration(field)
            case 5: statistics = try reader.structure(field)
            default: try reader.skip(field)
            }
        }
        self.valueCount = try reader.required(valueCount, "value count")
        self.encoding = try reader.required(encoding, "encoding")
        self.definitionLevelEncoding = try reader.required(definitionLevelEncoding, "definition level encoding")
        self.repetitionLevelEncoding = try reader.required(repetitionLevelEncoding, "repetition level encoding")
    }
}
