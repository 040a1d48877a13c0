internal import Glibc

/// A file that is written from front to back through its descriptor, without a buffer of its own.
public struct OutputFile: ~Copyable {
    public let path: String
    private let descriptor: Int32
    private let closes: Bool

    /// Creates or empties the file at `path`, or opens it to append.
    ///
    /// - Parameter isPrivate: whether only the owner may read it; this is also set for a file that exists.
    public init(path: String, append: Bool = false, isPrivate: Bool = false) throws(FileError) {
        let flags = O_WRONLY | O_CREAT | O_CLOEXEC | (append ? O_APPEND : O_TRUNC)
        descriptor = open(path, flags, isPrivate ? 0o600 : 0o644)
        self.path = path
        closes = true
        if descriptor < 0 { throw .last("create", path) }
        if isPrivate && fchmod(descriptor, 0o600) != 0 { throw .last("protect", path) }
    }

    /// Standard output; never closed.
    public init(standardOutput: Void) {
        descriptor = STDOUT_FILENO
        path = "standard output"
        closes = false
    }

    deinit { if closes && descriptor >= 0 { close(descriptor) } }

    /// Writes all of `bytes`, however often the system takes only a part.
    public func write(_ bytes: UnsafeRawBufferPointer) throws(FileError) {
        var rest = bytes
        while rest.count > 0 {
            let written = Glibc.write(descriptor, rest.baseAddress, rest.count)
            if written < 0 {
                if errno == EINTR { continue }
                throw .last("write", path)
            }
            rest = UnsafeRawBufferPointer(rebasing: rest[written...])
        }
    }

    public func write(_ text: String) throws(FileError) {
        let bytes = Array(text.utf8)
        var failure: FileError?
        bytes.withUnsafeBytes { raw in
            do throws(FileError) { try write(raw) } catch { failure = error }
        }
        if let failure { throw failure }
    }

    /// Waits until the bytes are on the device.
    public func synchronise() throws(FileError) {
        if fdatasync(descriptor) != 0 { throw .last("synchronise", path) }
    }
}
