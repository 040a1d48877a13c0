#if Zstd
    internal import CZstd
    public import LoamBytes

    /// Reads zstd frames of any size, by libzstd.
    public final class ZstdDecompressor: Decompressor {
        private let stream: OpaquePointer
        public private(set) var isComplete = true

        public init() throws(CodecError) {
            guard let stream = ZSTD_createDStream() else {
                throw CodecError(code: .codecFailed, message: "libzstd has no memory for a stream")
            }
            self.stream = stream
        }

        deinit { ZSTD_freeDStream(stream) }

        public func decompress(_ input: UnsafeRawBufferPointer, into out: inout ByteBuffer, limit: Int)
            throws(CodecError) -> Int
        {
            var source = ZSTD_inBuffer(src: input.baseAddress, size: input.count, pos: 0)
            var room = limit
            while source.pos < source.size && room > 0 {
                let piece = min(room, 1 << 20)
                out.reserve(piece)
                var target = ZSTD_outBuffer(dst: out.end, size: piece, pos: 0)
                let result = ZSTD_decompressStream(stream, &target, &source)
                guard ZSTD_isError(result) == 0 else {
                    let reason = String(cString: ZSTD_getErrorName(result))
                    throw CodecError(code: .damagedData, message: "libzstd: \(reason)")
                }
                out.commit(to: out.end + target.pos)
                room -= target.pos
                isComplete = result == 0
            }
            return source.pos
        }
    }
#endif
