public import LoamBytes

/// Turns compressed bytes that arrive in pieces back into plain bytes: any number of gzip members or zstd
/// frames, one after the other, of any size. An instance belongs to one thread and to one stream.
public protocol Decompressor: AnyObject {
    /// Takes bytes from `input` and appends them, decompressed, to `out`, up to about `limit` bytes.
    ///
    /// - Returns: the bytes taken; fewer than all when `limit` is reached.
    /// - Throws: `damaged_data` where the bytes are none of this codec's.
    func decompress(_ input: UnsafeRawBufferPointer, into out: inout ByteBuffer, limit: Int) throws(CodecError) -> Int

    /// Whether the bytes so far end where a member or frame does; false for a stream that was cut.
    var isComplete: Bool { get }
}

extension Compression {
    /// The compression that a file name says it has, by its ending.
    public init(fileName: String) {
        switch true {
        case fileName.hasSuffix(".gz"): self = .gzip(level: Self.defaultGzipLevel)
        case fileName.hasSuffix(".zst"): self = .zstd(level: Self.defaultZstdLevel)
        default: self = .none
        }
    }

    /// A decompressor for one stream; nil for `none`.
    public func makeDecompressor() throws(CodecError) -> (any Decompressor)? {
        switch self {
        case .none: return nil
        case .gzip:
            #if Gzip
                return try GzipDecompressor()
            #else
                throw .notBuilt("gzip", trait: "Gzip")
            #endif
        case .zstd:
            #if Zstd
                return try ZstdDecompressor()
            #else
                throw .notBuilt("zstd", trait: "Zstd")
            #endif
        case .snappy, .lz4:
            throw CodecError(
                code: .noStream, message: "\(text) makes single blocks, which no stream can be read from")
        }
    }
}
