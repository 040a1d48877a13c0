#if Zstd
    internal import CZstd
    public import LoamBytes

    /// zstd frames with content size, and a checksum unless their surroundings have one, by libzstd.
    public final class ZstdCompressor: Compressor {
        static var library: String { "libzstd \(String(cString: ZSTD_versionString()))" }

        private let context: OpaquePointer

        /// Levels from 1 (fast) to 19 (small).
        public init(level: Int, hasChecksum: Bool = true) throws(CodecError) {
            guard let context = ZSTD_createCCtx() else {
                throw CodecError(code: .codecFailed, message: "libzstd has no memory for a context")
            }
            self.context = context
            ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, Int32(level))
            ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, hasChecksum ? 1 : 0)
        }

        deinit { ZSTD_freeCCtx(context) }

        public func compress(_ block: UnsafeRawBufferPointer, into out: inout ByteBuffer) throws(CodecError) {
            let bound = ZSTD_compressBound(block.count)
            out.reserve(bound)
            let written = ZSTD_compress2(context, out.end, bound, block.baseAddress, block.count)
            guard ZSTD_isError(written) == 0 else {
                let reason = String(cString: ZSTD_getErrorName(written))
                throw CodecError(code: .codecFailed, message: "libzstd could not compress: \(reason)")
            }
            out.commit(to: out.end + written)
        }
    }
#endif
