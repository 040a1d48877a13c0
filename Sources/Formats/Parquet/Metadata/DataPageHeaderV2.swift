/// A data page of version 2: levels uncompressed in front of the values (parquet.thrift, DataPageHeaderV2).
struct DataPageHeaderV2: Equatable {
    /// Values and nulls: the count of levels.
    var valueCount: Int32
    var nullCount: Int32
    /// Rows; a page begins with one.
    var rowCount: Int32
    var encoding: Encoding
    var definitionLevelsByteLength: Int32
    var repetitionLevelsByteLength: Int32
    /// Yes where nil.
    var isCompressed: Bool?
    var statistics: Statistics?
}

extension DataPageHeaderV2: ThriftStruct {
    func write(to writer: inout CompactWriter) {
        writer.field(1, valueCount)
        writer.field(2, nullCount)
        writer.field(3, rowCount)
        writer.field(4, encoding.rawValue)
        writer.field(5, definitionLevelsByteLength)
        writer.field(6, repetitionLevelsByteLength)
        writer.field(7, isCompressed)
        writer.field(8, statistics)
    }

    init(from reader: inout CompactReader) throws(ThriftError) {
        var valueCount: Int32?
        var nullCount: Int32?
        var rowCount: Int32?
        var encoding: Encoding?
        var definitionLevelsByteLength: Int32?
        var repetitionLevelsByteLength: Int32?
        var fields = try reader.structure()
        while let field = try reader.next(&fields) {
            switch field.id {
            case 1: valueCount = try reader.int32(field)
            case 2: nullCount = try reader.int32(field)
            case 3: rowCount = try reader.int32(field)
            case 4: encoding = try reader.enumeration(field)
            case 5: definitionLevelsByteLength = try reader.int32(field)
            case 6: repetitionLevelsByteLength = try reader.int32(field)
            case 7: isCompressed = try reader.bool(field)
            case 8: statistics = try reader.structure(field)
            default: try reader.skip(field)
            }
        }
        self.valueCount = try reader.required(valueCount, "value count")
        self.nullCount = try reader.required(nullCount, "null count")
        self.rowCount = try reader.required(rowCount, "row count")
        self.encoding = try reader.required(encoding, "encoding")
        self.definitionLevelsByteLength = try reader.required(
            definitionLevelsByteLength, "definition_levels_byte_length")
        self.repetitionLevelsByteLength = try reader.required(
            repetitionLevelsByteLength, "repetition_levels_byte_length")
    }
}
