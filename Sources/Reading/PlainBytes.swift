internal import Glibc
package import LoamBytes
package import LoamCodecs

/// The bytes of a file in order, decompressed, with the digest of the file. Belongs to one thread at a time.
package final class PlainBytes {
    private let descriptor: Int32
    private let path: String
    private let decompressor: (any Decompressor)?
    private var compressed = ByteBuffer()
    private var offset = 0
    private var digestStream: DigestStream?
    package private(set) var bytesRead = 0
    package private(set) var plainBytes = 0
    package private(set) var isAtEnd = false
    /// Why decompression ended early; nil where it did not.
    package private(set) var damage: String?

    private static let pieceBytes = 1 << 20

    package init(_ path: String, _ compression: Compression, digests: Bool) throws {
        self.path = path
        decompressor = try compression.makeDecompressor()
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        if descriptor < 0 { throw FileError(action: "read", path: path, number: errno) }
        posix_fadvise(descriptor, 0, 0, POSIX_FADV_SEQUENTIAL)
        digestStream = digests ? DigestStream() : nil
    }

    deinit { close(descriptor) }

    /// XXH3-128 of the whole file; nil before its end, or without digests.
    package var digest: Digest128? { isAtEnd ? digestStream?.digest() : nil }

    /// Appends the next piece, at least a byte unless the file has ended.
    package func read(into out: inout ByteBuffer) throws(FileError) {
        let before = out.count
        guard let decompressor else {
            try fill(&out)
            plainBytes += out.count - before
            return
        }
        while out.count == before && damage == nil {
            if offset == compressed.count {
                compressed.removeAll()
                offset = 0
                try fill(&compressed)
                if compressed.count == 0 {
                    if !decompressor.isComplete { damage = "the compressed stream ends early" }
                    break
                }
            }
            let rest = UnsafeRawBufferPointer(rebasing: compressed.bytes[offset...])
            do throws(CodecError) {
                offset += try decompressor.decompress(rest, into: &out, limit: 4 * Self.pieceBytes)
            } catch {
                damage = error.message
                // The rest of the file still counts for its digest.
                while !isAtEnd {
                    compressed.removeAll()
                    try fill(&compressed)
                }
            }
        }
        plainBytes += out.count - before
    }

    private func fill(_ out: inout ByteBuffer) throws(FileError) {
        out.reserve(Self.pieceBytes)
        while true {
            let count = Glibc.read(descriptor, out.end, Self.pieceBytes)
            if count < 0 {
                if errno == EINTR { continue }
                throw FileError(action: "read", path: path, number: errno)
            }
            if count == 0 { isAtEnd = true }
            digestStream?.update(UnsafeRawBufferPointer(start: out.end, count: count))
            out.commit(to: out.end + count)
            bytesRead += count
            return
        }
    }
}
