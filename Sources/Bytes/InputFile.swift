internal import Glibc

/// A file that is read at any offset, by any number of threads.
public final class InputFile: Sendable {
    private let descriptor: Int32
    public let path: String
    /// Bytes of the file when it was opened.
    public let byteCount: Int

    public init(_ path: String) throws(FileError) {
        self.path = path
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        if descriptor < 0 { throw .last("read", path) }
        var facts = stat()
        guard fstat(descriptor, &facts) == 0 else {
            let number = errno
            close(descriptor)
            throw FileError(action: "read", path: path, number: number)
        }
        byteCount = facts.st_size
    }

    deinit { close(descriptor) }

    /// Appends the bytes of a range, which must be in the file.
    ///
    /// - Throws: also where the file has become shorter since it was opened.
    public func read(_ range: Range<Int>, into out: inout ByteBuffer) throws(FileError) {
        guard range.lowerBound >= 0, range.upperBound <= byteCount else {
            throw FileError(action: "read", path: path, number: EINVAL)
        }
        out.reserve(range.count)
        var offset = range.lowerBound
        while offset < range.upperBound {
            let count = pread(descriptor, out.end, range.upperBound - offset, offset)
            if count < 0 {
                if errno == EINTR { continue }
                throw .last("read", path)
            }
            if count == 0 { throw FileError(action: "read", path: path, number: EIO) }
            out.commit(to: out.end + count)
            offset += count
        }
    }
}
