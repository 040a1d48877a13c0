#if LZ4
    internal import CLZ4
    public import LoamBytes

    /// LZ4 frames with content size and no checksum, by liblz4: what Arrow's IPC format calls LZ4_FRAME.
    public final class LZ4FrameCompressor: Compressor {
        public init() {}

        public func compress(_ block: UnsafeRawBufferPointer, into out: inout ByteBuffer) throws(CodecError) {
            var preferences = LZ4F_preferences_t()
            preferences.frameInfo.contentSize = UInt64(block.count)
            let bound = LZ4F_compressFrameBound(block.count, &preferences)
            out.reserve(bound)
            let written = LZ4F_compressFrame(out.end, bound, block.baseAddress, block.count, &preferences)
            guard LZ4F_isError(written) == 0 else {
                let reason = String(cString: LZ4F_getErrorName(written))
                throw CodecError(code: .codecFailed, message: "liblz4 could not compress: \(reason)")
            }
            out.commit(to: out.end + written)
        }
    }
#endif
