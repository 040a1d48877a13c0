#if Snappy
    internal import CSnappy
    public import LoamBytes

    /// Raw snappy blocks, by libsnappy. One block holds all bytes: blocks do not concatenate.
    public final class SnappyCompressor: Compressor {
        /// The C interface does not tell the library's version.
        static let library = "libsnappy"

        public init() {}

        public func compress(_ block: UnsafeRawBufferPointer, into out: inout ByteBuffer) throws(CodecError) {
            guard block.count <= Int(UInt32.max) else { throw .tooLarge("snappy", block.count) }
            let bound = snappy_max_compressed_length(block.count)
            out.reserve(bound)
            var written = bound
            let status = snappy_compress(
                block.cells ?? UnsafePointer(out.end.assumingMemoryBound(to: CChar.self)), block.count,
                out.end.assumingMemoryBound(to: CChar.self), &written)
            guard status == SNAPPY_OK else {
                throw CodecError(code: .codecFailed, message: "libsnappy could not compress")
            }
            out.commit(to: out.end + written)
        }
    }
#endif
