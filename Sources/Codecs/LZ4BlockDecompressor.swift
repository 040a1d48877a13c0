#if LZ4
    internal import CLZ4

    /// Reads raw lz4 blocks, by liblz4's bounds-checked decoder.
    public final class LZ4BlockDecompressor: BlockDecompressor {
        public init() {}

        public func decompress(_ block: UnsafeRawBufferPointer, into out: UnsafeMutableRawBufferPointer)
            throws(CodecError)
        {
            guard let cells = block.cells, block.count <= Int(Int32.max), out.count <= Int(Int32.max) else {
                throw .damaged("lz4", "the block has no size that lz4 knows")
            }
            // The library wants a pointer even for no bytes.
            var nothing: CChar = 0
            let written =
                if let target = out.baseAddress {
                    LZ4_decompress_safe(
                        cells, target.assumingMemoryBound(to: CChar.self), Int32(block.count), Int32(out.count))
                } else {
                    LZ4_decompress_safe(cells, &nothing, Int32(block.count), 0)
                }
            guard written >= 0, Int(written) == out.count else {
                throw .damaged("lz4", "the block does not hold \(out.count) bytes")
            }
        }
    }
#endif
