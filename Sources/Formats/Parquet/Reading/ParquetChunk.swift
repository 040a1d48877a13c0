/// A column chunk of a file: where it is, and everything that is said of it.
struct ParquetChunk: Sendable {
    var metaData: ColumnMetaData
    /// The bytes of its pages in the file.
    var range: Range<Int>
    var columnIndex: ColumnIndex?
    var offsetIndex: OffsetIndex?
    var bloomFilter: BloomFilter?
}
