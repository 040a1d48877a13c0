#if LZ4
    internal import CLZ4
    public import LoamBytes

    /// Raw lz4 blocks, by liblz4. A block does not say how long its bytes are, and blocks do not concatenate.
    public final class LZ4Compressor: Compressor {
        static var library: String { "liblz4 \(String(cString: LZ4_versionString()))" }

        /// Kept from block to block, since the library would otherwise put 16 KiB on the stack for each.
        private let state: UnsafeMutableRawPointer

        public init() { state = .allocate(byteCount: Int(LZ4_sizeofState()), alignment: 16) }

        deinit { state.deallocate() }

        public func compress(_ block: UnsafeRawBufferPointer, into out: inout ByteBuffer) throws(CodecError) {
            guard block.count <= Int(LZ4_MAX_INPUT_SIZE) else { throw .tooLarge("lz4", block.count) }
            let bound = LZ4_compressBound(Int32(block.count))
            out.reserve(Int(bound))
            let written = LZ4_compress_fast_extState(
                state, block.cells, out.end.assumingMemoryBound(to: CChar.self), Int32(block.count), bound, 1)
            guard written > 0 else { throw CodecError(code: .codecFailed, message: "liblz4 could not compress") }
            out.commit(to: out.end + Int(written))
        }
    }
#endif
