/// Where the pages of a column chunk are, and what they hold (parquet.thrift, ColumnMetaData).
struct ColumnMetaData: Equatable {
    var type: PhysicalType
    /// Those that occur, levels included.
    var encodings: [Encoding]
    var pathInSchema: [String]
    var codec: CompressionCodec
    /// Values and nulls: the count of levels.
    var valueCount: Int64
    /// Bytes of all pages before compression, headers included.
    var totalUncompressedSize: Int64
    /// Bytes of all pages in the file, headers included.
    var totalCompressedSize: Int64
    var keyValueMetadata: [KeyValue]?
    /// The first data page, from the start of the file.
    var dataPageOffset: Int64
    var indexPageOffset: Int64?
    var dictionaryPageOffset: Int64?
    var statistics: Statistics?
    var encodingStats: [PageEncodingStats]?
    var bloomFilterOffset: Int64?
    /// Bytes of the filter, header included.
    var bloomFilterLength: Int32?
    var sizeStatistics: SizeStatistics?
}

extension ColumnMetaData: ThriftStruct {
    func write(to writer: inout CompactWriter) {
        writer.field(1, type.rawValue)
        writer.field(2, encodings.map(\.rawValue))
        writer.field(3, pathInSchema)
        writer.field(4, codec.rawValue)
        writer.field(5, valueCount)
        writer.field(6, totalUncompressedSize)
        writer.field(7, totalCompressedSize)
        writer.field(8, keyValueMetadata)
        writer.field(9, dataPageOffset)
        writer.field(10, indexPageOffset)
        writer.field(11, dictionaryPageOffset)
        writer.field(12, statistics)
        writer.field(13, encodingStats)
        writer.field(14, bloomFilterOffset)
        writer.field(15, bloomFilterLength)
        writer.field(16, sizeStatistics)
    }

    init(from reader: inout CompactReader) throws(ThriftError) {
        var type: PhysicalType?
        var encodings: [Encoding]?
        var pathInSchema: [String]?
        var codec: CompressionCodec?
        var valueCount: Int64?
        var totalUncompressedSize: Int64?
        var totalCompressedSize: Int64?
        var dataPageOffset: Int64?
        var fields = try reader.structure()
        while let field = try reader.next(&fields) {
            switch field.id {
            case 1: type = try reader.enumeration(field)
            case 2: encodings = try reader.enumerations(field)
            case 3: pathInSchema = try reader.strings(field)
            case 4: codec = try reader.enumeration(field)
            case 5: valueCount = try reader.int64(field)
            case 6: totalUncompressedSize = try reader.int64(field)
            case 7: totalCompressedSize = try reader.int64(field)
            case 8: keyValueMetadata = try reader.structures(field)
            case 9: dataPageOffset = try reader.int64(field)
            case 10: indexPageOffset = try reader.int64(field)
            case 11: dictionaryPageOffset = try reader.int64(field)
            case 12: statistics = try reader.structure(field)
            case 13: encodingStats = try reader.structures(field)
            case 14: bloomFilterOffset = try reader.int64(field)
            case 15: bloomFilterLength = try reader.int32(field)
            case 16: sizeStatistics = try reader.structure(field)
            default: try reader.skip(field)
            }
        }
        self.type = try reader.required(type, "type")
        self.encodings = try reader.required(encodings, "encodings")
        self.pathInSchema = try reader.required(pathInSchema, "path in schema")
        self.codec = try reader.required(codec, "codec")
        self.valueCount = try reader.required(valueCount, "value count")
        self.totalUncompressedSize = try reader.required(totalUncompressedSize, "total uncompressed size")
        self.totalCompressedSize = try reader.required(totalCompressedSize, "total compressed size")
        self.dataPageOffset = try reader.required(dataPageOffset, "data page offset")
    }
}
