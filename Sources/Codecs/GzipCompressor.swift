#if Gzip
    internal import CDeflate
    public import LoamBytes

    /// gzip members by libdeflate, whose output does not depend on the processor's instruction sets.
    public final class GzipCompressor: Compressor {
        static let library = "libdeflate \(LIBDEFLATE_VERSION_STRING)"

        private let handle: OpaquePointer

        /// Levels from 1 (fast) to 12 (small).
        public init(level: Int) throws(CodecError) {
            guard let handle = libdeflate_alloc_compressor(Int32(level)) else {
                throw CodecError(code: .codecFailed, message: "libdeflate refused level \(level)")
            }
            self.handle = handle
        }

        deinit { libdeflate_free_compressor(handle) }

        public func compress(_ block: UnsafeRawBufferPointer, into out: inout ByteBuffer) throws(CodecError) {
            let bound = libdeflate_gzip_compress_bound(handle, block.count)
            out.reserve(bound)
            let written = libdeflate_gzip_compress(handle, block.baseAddress, block.count, out.end, bound)
            guard written > 0 else { throw CodecError(code: .codecFailed, message: "libdeflate could not compress") }
            out.commit(to: out.end + written)
        }
    }
#endif
