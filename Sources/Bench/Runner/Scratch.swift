internal import Glibc
public import LoamBytes

/// A directory for the files of a run, removed with everything in it.
public struct Scratch: Sendable {
    public let path: String

    /// Makes one below `parent`, or below `$TMPDIR` or `/tmp`.
    public init(in parent: String? = nil) throws(FileError) {
        let path = Self.unique("loam-bench", in: parent)
        try FileSystem.makeDirectory(path)
        self.path = path
    }

    /// A path that nobody else of this machine has.
    static func unique(_ name: String, in parent: String? = nil) -> String {
        let base = parent ?? getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        return "\(base.isEmpty ? "/tmp" : base)/\(name)-\(getpid())-\(UInt32.random(in: 0...UInt32.max))"
    }

    /// Removes the directory. What cannot be removed stays.
    public func remove() {
        let paths = (try? FileSystem.paths(in: path, entering: { _ in true })) ?? []
        for name in paths.reversed() {
            let whole = path + "/" + name
            if FileSystem.isOwnDirectory(whole) { rmdir(whole) } else { unlink(whole) }
        }
        rmdir(path)
    }
}
