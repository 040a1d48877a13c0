/// Sizes that readers plan their memory with (parquet.thrift, SizeStatistics).
struct SizeStatistics: Equatable {
    /// Bytes of all texts, without lengths.
    var unencodedByteArrayDataBytes: Int64?
    var repetitionLevelHistogram: [Int64]?
    var definitionLevelHistogram: [Int64]?
}

extension SizeStatistics: ThriftStruct {
    func write(to writer: inout CompactWriter) {
        writer.field(1, unencodedByteArrayDataBytes)
        writer.field(2, repetitionLevelHistogram)
        writer.field(3, definitionLevelHistogram)
    }

    init(from reader: inout CompactReader) throws(ThriftError) {
        var fields = try reader.structure()
        while let field = try reader.next(&fields) {
            switch field.id {
            case 1: unencodedByteArrayDataBytes = try reader.int64(field)
            case 2: repetitionLevelHistogram = try reader.int64s(field)
            case 3: definitionLevelHistogram = try reader.int64s(field)
            default: try reader.skip(field)
            }
        }
    }
}
