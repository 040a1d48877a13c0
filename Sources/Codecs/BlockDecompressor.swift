/// Turns one compressed block back into bytes whose count is known from elsewhere, as the pages of a Parquet file are.
/// Trusts no byte of its input. An instance belongs to one thread.
public protocol BlockDecompressor: AnyObject {
    /// Fills `out`, exactly.
    ///
    /// - Throws: `damaged_data` where the block is none of this codec's, or holds more or fewer bytes; what `out`
    ///   holds then is anything.
    func decompress(_ block: UnsafeRawBufferPointer, into out: UnsafeMutableRawBufferPointer) throws(CodecError)
}

/// How lz4 wraps its blocks.
public enum LZ4Form: Sendable {
    /// Nothing around the block: LZ4_RAW of Parquet.
    case block
    /// A frame that says where it ends: LZ4_FRAME of Arrow.
    case frame
}

extension Compression {
    /// A compressor for blocks that are inside of another format, which keeps checksums itself where it wants them; nil for
    /// `none`. For one thread.
    public func makeBlockCompressor(lz4 form: LZ4Form = .block) throws(CodecError) -> (any Compressor)? {
        switch self {
        case .zstd(let level):
            #if Zstd
                return try ZstdCompressor(level: level, hasChecksum: false)
            #else
                throw .notBuilt("zstd", trait: "Zstd")
            #endif
        case .lz4 where form == .frame:
            #if LZ4
                return LZ4FrameCompressor()
            #else
                throw .notBuilt("lz4", trait: "LZ4")
            #endif
        default: return try makeCompressor()
        }
    }

    /// A decompressor of what `makeBlockCompressor` makes; nil for `none`. For one thread.
    public func makeBlockDecompressor(lz4 form: LZ4Form = .block) throws(CodecError) -> (any BlockDecompressor)? {
        switch self {
        case .none: return nil
        case .gzip:
            #if Gzip
                return try GzipBlockDecompressor()
            #else
                throw .notBuilt("gzip", trait: "Gzip")
            #endif
        case .zstd:
            #if Zstd
                return try ZstdBlockDecompressor()
            #else
                throw .notBuilt("zstd", trait: "Zstd")
            #endif
        case .snappy:
            #if Snappy
                return SnappyBlockDecompressor()
            #else
                throw .notBuilt("snappy", trait: "Snappy")
            #endif
        case .lz4:
            #if LZ4
                switch form {
                case .block: return LZ4BlockDecompressor()
                case .frame: return try LZ4FrameDecompressor()
                }
            #else
                throw .notBuilt("lz4", trait: "LZ4")
            #endif
        }
    }
}
