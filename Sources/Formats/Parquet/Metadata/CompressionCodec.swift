/// How pages are compressed (parquet.thrift, CompressionCodec).
enum CompressionCodec: Int32 {
    case uncompressed = 0
    case snappy = 1
    case gzip = 2
    case lzo = 3
    case brotli = 4
    /// Deprecated, with a framing of its own.
    case lz4 = 5
    case zstd = 6
    case lz4Raw = 7
}
