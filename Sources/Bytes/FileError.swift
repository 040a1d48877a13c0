internal import Glibc

/// A system call on a file that failed: what was tried, on which path, and why.
public struct FileError: Error, Sendable, Equatable, CustomStringConvertible {
    public var action: String
    public var path: String
    /// The system's error number.
    public var number: Int32

    public init(action: String, path: String, number: Int32) {
        self.action = action
        self.path = path
        self.number = number
    }

    /// The failure of the call that has just returned.
    static func last(_ action: String, _ path: String) -> FileError {
        FileError(action: action, path: path, number: errno)
    }

    public var isClosedPipe: Bool { number == EPIPE }
    public var isMissing: Bool { number == ENOENT || number == ENOTDIR }
    public var isDiskFull: Bool { number == ENOSPC || number == EDQUOT }
    public var isOpenFileLimit: Bool { number == EMFILE || number == ENFILE }
    public var isPermission: Bool { number == EACCES || number == EPERM || number == EROFS }

    /// The system's words for the reason.
    public var reason: String { String(cString: strerror(number)) }

    public var description: String { "cannot \(action) \(path): \(reason)" }
}
