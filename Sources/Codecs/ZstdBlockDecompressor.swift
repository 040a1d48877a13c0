#if Zstd
    internal import CZstd

    /// Reads zstd frames whose size together is known, by libzstd.
    public final class ZstdBlockDecompressor: BlockDecompressor {
        private let context: OpaquePointer

        public init() throws(CodecError) {
            guard let context = ZSTD_createDCtx() else {
                throw CodecError(code: .codecFailed, message: "libzstd has no memory for a context")
            }
            self.context = context
        }

        deinit { ZSTD_freeDCtx(context) }

        public func decompress(_ block: UnsafeRawBufferPointer, into out: UnsafeMutableRawBufferPointer)
            throws(CodecError)
        {
            guard block.count > 0 else { throw .damaged("zstd", "there is no frame") }
            let written = ZSTD_decompressDCtx(context, out.baseAddress, out.count, block.baseAddress, block.count)
            guard ZSTD_isError(written) == 0 else {
                throw .damaged("zstd", String(cString: ZSTD_getErrorName(written)))
            }
            guard written == out.count else { throw .damaged("zstd", "\(written) bytes instead of \(out.count)") }
        }
    }
#endif
