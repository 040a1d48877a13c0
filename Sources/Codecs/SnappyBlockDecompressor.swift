#if Snappy
    internal import CSnappy

    /// Reads raw snappy blocks, by libsnappy, which looks at every length before it follows it.
    public final class SnappyBlockDecompressor: BlockDecompressor {
        public init() {}

        public func decompress(_ block: UnsafeRawBufferPointer, into out: UnsafeMutableRawBufferPointer)
            throws(CodecError)
        {
            var size = 0
            guard let cells = block.cells, snappy_uncompressed_length(cells, block.count, &size) == SNAPPY_OK,
                size == out.count
            else { throw .damaged("snappy", "the block does not hold \(out.count) bytes") }
            // The library wants a pointer even for no bytes.
            var nothing: CChar = 0
            let status =
                if let target = out.baseAddress {
                    snappy_uncompress(cells, block.count, target.assumingMemoryBound(to: CChar.self), &size)
                } else {
                    snappy_uncompress(cells, block.count, &nothing, &size)
                }
            guard status == SNAPPY_OK, size == out.count else { throw .damaged("snappy", "the block is damaged") }
        }
    }
#endif
