#if ISAL
    internal import CISAL
    public import LoamBytes

    /// gzip members by Intel's ISA-L: about a gigabyte a second on one core, at some 95 % of the usual ratio.
    ///
    /// Equal blocks give equal members on every x86-64 processor that has SSE 4.2 (since 2008); on others ISA-L hashes in
    /// another way, and the members are as valid but not the same.
    public final class FastGzipCompressor: Compressor {
        static let library = "isa-l \(ISAL_MAJOR_VERSION).\(ISAL_MINOR_VERSION).\(ISAL_PATCH_VERSION)"

        private let calls: FastDeflateLibrary
        private let stream: UnsafeMutablePointer<isal_zstream>
        private let workspace: UnsafeMutablePointer<UInt8>
        private static let workspaceBytes = Int(isal_level_1_workspace)

        /// - Throws: where the library is not installed.
        public init() throws(CodecError) {
            calls = try FastDeflateLibrary.shared()
            stream = .allocate(capacity: 1)
            workspace = .allocate(capacity: Self.workspaceBytes)
        }

        deinit {
            stream.deallocate()
            workspace.deallocate()
        }

        public func compress(_ block: UnsafeRawBufferPointer, into out: inout ByteBuffer) throws(CodecError) {
            // Stored blocks of 64 KiB, five bytes more each, with the head and the tail of the member.
            let bound = block.count + block.count / 4096 + 1024
            guard let size = UInt32(exactly: block.count), let room = UInt32(exactly: bound) else {
                throw .tooLarge("gzip", block.count)
            }
            out.reserve(bound)
            calls.prepare(stream)
            stream.pointee.level = 1
            stream.pointee.level_buf = workspace
            stream.pointee.level_buf_size = UInt32(Self.workspaceBytes)
            stream.pointee.gzip_flag = UInt16(IGZIP_GZIP)
            stream.pointee.end_of_stream = 1
            stream.pointee.flush = UInt16(NO_FLUSH)
            stream.pointee.next_in = UnsafeMutablePointer(
                mutating: block.baseAddress?.assumingMemoryBound(to: UInt8.self))
            stream.pointee.avail_in = size
            stream.pointee.next_out = out.end.assumingMemoryBound(to: UInt8.self)
            stream.pointee.avail_out = room
            guard calls.deflate(stream) == COMP_OK else {
                throw CodecError(code: .codecFailed, message: "ISA-L could not compress")
            }
            out.commit(to: out.end + Int(stream.pointee.total_out))
        }
    }
#endif
