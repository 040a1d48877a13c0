#if LZ4
    internal import CLZ4

    /// Reads one LZ4 frame whose size is known, by liblz4.
    public final class LZ4FrameDecompressor: BlockDecompressor {
        private let context: OpaquePointer

        public init() throws(CodecError) {
            var context: OpaquePointer?
            guard LZ4F_isError(LZ4F_createDecompressionContext(&context, UInt32(LZ4F_VERSION))) == 0, let context else {
                throw CodecError(code: .codecFailed, message: "liblz4 has no memory for a context")
            }
            self.context = context
        }

        deinit { LZ4F_freeDecompressionContext(context) }

        public func decompress(_ block: UnsafeRawBufferPointer, into out: UnsafeMutableRawBufferPointer)
            throws(CodecError)
        {
            LZ4F_resetDecompressionContext(context)
            var nothing: UInt8 = 0
            var taken = 0
            var made = 0
            var hint = 1
            while hint != 0 {
                var source = block.count - taken
                var room = out.count - made
                if let target = out.baseAddress {
                    hint = LZ4F_decompress(
                        context, target + made, &room, block.baseAddress.map { $0 + taken }, &source, nil)
                } else {
                    hint = LZ4F_decompress(
                        context, &nothing, &room, block.baseAddress.map { $0 + taken }, &source, nil)
                }
                guard LZ4F_isError(hint) == 0 else {
                    throw .damaged("lz4", String(cString: LZ4F_getErrorName(hint)))
                }
                taken += source
                made += room
                if hint != 0 && source == 0 && room == 0 { break }
            }
            guard hint == 0, taken == block.count, made == out.count else {
                throw .damaged("lz4", "the frame does not hold \(out.count) bytes")
            }
        }
    }
#endif
