/// What a file's footer and indexes say of one leaf of one group. Offsets count from the chunk's first byte.
struct EncodedChunk: Sendable {
    var encoding: ParquetEncoding
    /// Bytes of the dictionary page with its header; 0 without one.
    var dictionarySize = 0
    /// Bytes of all pages with their headers, as they are and before compression.
    var byteCount = 0
    var plainByteCount = 0
    /// Level entries: values, nulls and empty lists.
    var entryCount = 0
    var nullCount = 0
    var bounds: ValueBounds?
    var pages: [EncodedPage] = []
    /// Header and bits; nil if no filter was asked for.
    var bloomFilter: [UInt8]?

    init(encoding: ParquetEncoding) { self.encoding = encoding }
}

/// A data page.
struct EncodedPage: Sendable {
    var offset: Int
    var byteCount: Int
    /// Counted from the group's first row.
    var firstRow: Int
    var nullCount: Int
    /// Whether it holds nulls only.
    var isNull: Bool
    var bounds: ValueBounds?
}

/// A group on its way into a file: its chunks in the order of the leaves.
struct EncodedRowGroup: Sendable {
    var chunks: [EncodedChunk]
}
