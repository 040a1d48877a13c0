#if Gzip
    internal import CDeflate

    /// Reads gzip members whose size together is known, by libdeflate.
    public final class GzipBlockDecompressor: BlockDecompressor {
        private let handle: OpaquePointer

        public init() throws(CodecError) {
            guard let handle = libdeflate_alloc_decompressor() else {
                throw CodecError(code: .codecFailed, message: "libdeflate has no memory for a decompressor")
            }
            self.handle = handle
        }

        deinit { libdeflate_free_decompressor(handle) }

        public func decompress(_ block: UnsafeRawBufferPointer, into out: UnsafeMutableRawBufferPointer)
            throws(CodecError)
        {
            var taken = 0
            var made = 0
            var nothing: UInt8 = 0
            while taken < block.count {
                var used = 0
                var written = 0
                let source = block.baseAddress.map { $0 + taken }
                let result =
                    if let target = out.baseAddress {
                        libdeflate_gzip_decompress_ex(
                            handle, source, block.count - taken, target + made, out.count - made, &used, &written)
                    } else {
                        libdeflate_gzip_decompress_ex(
                            handle, source, block.count - taken, &nothing, 0, &used, &written)
                    }
                guard result == LIBDEFLATE_SUCCESS, used > 0 else {
                    throw .damaged("gzip", "no member of \(out.count - made) bytes at most")
                }
                taken += used
                made += written
            }
            guard made == out.count else { throw .damaged("gzip", "\(made) bytes instead of \(out.count)") }
        }
    }
#endif
