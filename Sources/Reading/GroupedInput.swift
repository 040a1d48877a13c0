package import LoamBytes
internal import LoamCodecs
internal import LoamColumns
package import LoamEngine

/// Hands out the groups of one file, and computes the digest of its bytes on the way. One thread at a time.
package final class GroupedInput {
    private let file: (any GroupedFile)?
    private let bytes: PlainBytes
    private let byteCount: Int
    private var piece = ByteBuffer()
    private var group = 0

    /// - Parameter file: nil where it cannot be read; its bytes are.
    package init(_ file: (any GroupedFile)?, _ path: String, byteCount: Int, digests: Bool) throws(FileError) {
        self.file = file
        self.byteCount = byteCount
        do {
            bytes = try PlainBytes(path, .none, digests: digests)
        } catch let error as FileError {
            throw error
        } catch {
            throw FileError(action: "read", path: path, number: 0)
        }
    }

    package var bytesRead: Int { bytes.bytesRead }
    /// XXH3-128 of the file; known once all groups have been handed out.
    package var digest: Digest128? { bytes.digest }

    /// The next group; nil after the last, when all bytes have been seen.
    package func next() throws(FileError) -> (file: any GroupedFile, group: Int)? {
        guard let file, group < file.groupCount else {
            try read(to: Int.max)
            return nil
        }
        // The threads that check groups also read them; here the bytes count only for the digest, a share for each group.
        try read(to: byteCount / file.groupCount * (group + 1))
        defer { group += 1 }
        return (file, group)
    }

    private func read(to end: Int) throws(FileError) {
        while bytes.bytesRead < end && !bytes.isAtEnd {
            piece.removeAll()
            try bytes.read(into: &piece)
        }
    }
}
