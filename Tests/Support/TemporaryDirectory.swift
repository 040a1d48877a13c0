internal import Glibc

/// A directory of its own for a test, removed with everything in it at the end.
public final class TemporaryDirectory: Sendable {
    public let path: String

    public init() throws {
        var template = Array("/tmp/loam-test-XXXXXX".utf8CString)
        guard let made = mkdtemp(&template) else { throw Mismatch("no temporary directory: errno \(errno)") }
        path = String(cString: made)
    }

    deinit { Self.remove(path) }

    public func file(_ name: String) -> String { path + "/" + name }

    private static func remove(_ path: String) {
        if let directory = opendir(path) {
            while let entry = readdir(directory) {
                let name = withUnsafePointer(to: &entry.pointee.d_name) {
                    $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
                }
                if name != "." && name != ".." { remove(path + "/" + name) }
            }
            closedir(directory)
            rmdir(path)
        } else {
            unlink(path)
        }
    }
}
