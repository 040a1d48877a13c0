#if Gzip
    internal import CDeflate
    internal import CZlib
    public import LoamBytes

    /// Reads gzip members. Those that are whole in the input, as Loam writes them, go through libdeflate, which is twice as
    /// fast; others, which may be of any size, through zlib's stream.
    public final class GzipDecompressor: Decompressor {
        private let whole: OpaquePointer
        private var stream = z_stream()
        /// Whether a member has been begun with zlib.
        private var isInside = false
        /// Whether to try libdeflate: not any more once a member has not fitted.
        private var triesWhole = true
        public var isComplete: Bool { !isInside }

        /// The most bytes of a member that is tried at once.
        private static let wholeLimit = 16 << 20

        public init() throws(CodecError) {
            guard let whole = libdeflate_alloc_decompressor() else {
                throw CodecError(code: .codecFailed, message: "libdeflate has no memory for a decompressor")
            }
            self.whole = whole
            // 15 bits of window, and 16 for the gzip wrapper.
            let size = Int32(MemoryLayout<z_stream>.size)
            guard inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, size) == Z_OK else {
                libdeflate_free_decompressor(whole)
                throw CodecError(code: .codecFailed, message: "zlib has no memory for a stream")
            }
        }

        deinit {
            libdeflate_free_decompressor(whole)
            inflateEnd(&stream)
        }

        public func decompress(_ input: UnsafeRawBufferPointer, into out: inout ByteBuffer, limit: Int)
            throws(CodecError) -> Int
        {
            guard let base = input.baseAddress else { return 0 }
            var used = 0
            let end = out.count + limit
            while used < input.count && out.count < end {
                let rest = UnsafeRawBufferPointer(start: base + used, count: input.count - used)
                if !isInside, triesWhole, let taken = member(rest, into: &out) {
                    used += taken
                } else {
                    used += try piece(rest, into: &out)
                }
            }
            return used
        }

        /// One whole member at once; the bytes it took, nil if it is not whole in the input.
        private func member(_ input: UnsafeRawBufferPointer, into out: inout ByteBuffer) -> Int? {
            var room = max(64 << 10, input.count * 4)
            while room <= Self.wholeLimit {
                out.reserve(room)
                var taken = 0
                var made = 0
                let result = libdeflate_gzip_decompress_ex(
                    whole, input.baseAddress, input.count, out.end, room, &taken, &made)
                switch result {
                case LIBDEFLATE_SUCCESS:
                    out.commit(to: out.end + made)
                    return taken
                case LIBDEFLATE_INSUFFICIENT_SPACE: room *= 4
                default: return nil
                }
            }
            triesWhole = false
            return nil
        }

        /// What zlib makes of the input in one call; the bytes it took.
        private func piece(_ input: UnsafeRawBufferPointer, into out: inout ByteBuffer) throws(CodecError) -> Int {
            let room = 1 << 20
            out.reserve(room)
            let count = min(input.count, 1 << 30)
            stream.next_in = UnsafeMutablePointer(
                mutating: input.baseAddress?.assumingMemoryBound(to: UInt8.self))
            stream.avail_in = UInt32(count)
            stream.next_out = out.end.assumingMemoryBound(to: UInt8.self)
            stream.avail_out = UInt32(room)
            isInside = true
            let result = inflate(&stream, Z_NO_FLUSH)
            guard result == Z_OK || result == Z_STREAM_END else {
                let reason = stream.msg.map { String(cString: $0) } ?? "error \(result)"
                throw CodecError(code: .damagedData, message: "zlib: \(reason)")
            }
            out.commit(to: out.end + (room - Int(stream.avail_out)))
            if result == Z_STREAM_END {
                inflateReset(&stream)
                isInside = false
            }
            return count - Int(stream.avail_in)
        }
    }
#endif
