/// How the values of a column stand in a page (Parquet Encodings.md).
public enum ParquetEncoding: String, Sendable, CaseIterable {
    case plain
    /// Indices into a page of distinct values (RLE_DICTIONARY).
    case dictionary
    /// Booleans in runs.
    case rle
    case deltaBinaryPacked = "delta_binary_packed"
    case deltaLengthByteArray = "delta_length_byte_array"
    case deltaByteArray = "delta_byte_array"
    case byteStreamSplit = "byte_stream_split"

    /// Those that a leaf can have.
    static func fitting(_ kind: ParquetLeaf.Kind) -> [ParquetEncoding] {
        switch kind {
        case .bool: [.plain, .rle]
        case .int32, .int64, .narrowDecimal: [.plain, .dictionary, .deltaBinaryPacked, .byteStreamSplit]
        case .float64: [.plain, .dictionary, .byteStreamSplit]
        case .uuid: [.plain, .dictionary, .byteStreamSplit, .deltaByteArray]
        case .text, .word: [.plain, .dictionary, .deltaLengthByteArray, .deltaByteArray]
        }
    }
}
