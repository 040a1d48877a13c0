internal import Glibc
public import LoamBytes

/// A directory for the files of a run, removed with everything in it.
public struct Scratch: Sendable {
    public let path: String

    /// Makes one below `parent`, or below `$TMPDIR` or `/tmp`.
    public init(in parent: String? = nil) throws(FileError) {
        Self.sweep(parent)
        let path = Self.unique("loam-bench", in: parent)
        try FileSystem.makeDirectory(path)
        self.path = path
    }

    /// Removes what runs have left that were killed: directories whose process is gone.
    private static func sweep(_ parent: String?) {
        let base = unique("", in: parent).split(separator: "/").dropLast().map { "/" + $0 }.joined()
        for name in (try? FileSystem.names(in: base)) ?? [] where name.hasPrefix("loam-bench-") {
            let parts = name.split(separator: "-")
            guard parts.count == 4, let pid = pid_t(parts[2]), pid > 0, kill(pid, 0) != 0, errno == ESRCH else {
                continue
            }
            Scratch(path: base + "/" + name).remove()
        }
    }

    private init(path: String) { self.path = path }

    /// A path that no other process of this machine uses.
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
