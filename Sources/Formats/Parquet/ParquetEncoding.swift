/// How the values of a column are stored in a page (Parquet Encodings.md).
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

    /// Those that a leaf can have, as far as readers agree on them: the specification has more for UUIDs, and at least one
    /// reader fails over deltas and split streams in parts of nullable structures.
    static func fitting(_ leaf: ParquetLeaf) -> [ParquetEncoding] {
        let isPart = !leaf.isFlat && leaf.maximumRepetition == 0
        switch leaf.kind {
        case .bool: return [.plain, .rle]
        case .int32, .int64, .narrowDecimal:
            return isPart ? [.plain, .dictionary] : [.plain, .dictionary, .deltaBinaryPacked, .byteStreamSplit]
        case .float64: return isPart ? [.plain, .dictionary] : [.plain, .dictionary, .byteStreamSplit]
        case .uuid: return [.plain, .dictionary]
        case .text, .word:
            return isPart ? [.plain, .dictionary] : [.plain, .dictionary, .deltaLengthByteArray, .deltaByteArray]
        }
    }
}
