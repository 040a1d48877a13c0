internal import Glibc

/// The few file-system calls that Loam needs, each with an error that names path and reason.
public enum FileSystem {
    /// Reads a whole file, at most `limit` bytes; a larger one is an error.
    public static func read(_ path: String, limit: Int = 1 << 30) throws(FileError) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        if descriptor < 0 { throw .last("read", path) }
        defer { close(descriptor) }
        var content: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = Glibc.read(descriptor, &piece, piece.count)
            if count == 0 { return content }
            if count < 0 {
                if errno == EINTR { continue }
                throw .last("read", path)
            }
            content.append(contentsOf: piece[..<count])
            if content.count > limit { throw FileError(action: "read", path: path, number: EFBIG) }
        }
    }

    /// Writes a whole file so that the path holds either the old or the new content, never a part.
    public static func replace(_ path: String, with text: String) throws(FileError) {
        if isDirectory(path) { throw FileError(action: "write", path: path, number: EISDIR) }
        let partial = path + ".partial"
        let file = try OutputFile(path: partial)
        do throws(FileError) {
            try file.write(text)
            try file.synchronise()
            try rename(partial, to: path)
        } catch {
            unlink(partial)
            throw error
        }
    }

    /// Adds a text to the end of a file, which is made where it is missing.
    public static func append(_ text: String, to path: String) throws(FileError) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
        if descriptor < 0 { throw .last("append to", path) }
        defer { close(descriptor) }
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            if count < 0 && errno == EINTR { continue }
            if count < 0 { throw .last("append to", path) }
            rest = rest.dropFirst(count)
        }
    }

    public static func rename(_ path: String, to newPath: String) throws(FileError) {
        if Glibc.rename(path, newPath) != 0 { throw .last("rename", path) }
    }

    /// Removes a file; a missing one is fine.
    public static func remove(_ path: String) throws(FileError) {
        if unlink(path) != 0 && errno != ENOENT { throw .last("remove", path) }
    }

    /// Creates a directory and those above it that are missing.
    public static func makeDirectory(_ path: String) throws(FileError) {
        if path.isEmpty || path == "/" || isDirectory(path) { return }
        let parent = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
        try makeDirectory(parent)
        if mkdir(path, 0o755) == 0 || errno == EEXIST && isDirectory(path) { return }
        let number = errno == EEXIST ? ENOTDIR : errno
        throw FileError(action: "create directory", path: path, number: number)
    }

    /// Creates the directory that a file will be in, and those above it that are missing.
    public static func makeDirectory(of file: String) throws(FileError) {
        guard let slash = file.lastIndex(of: "/") else { return }
        try makeDirectory(String(file[..<slash]))
    }

    /// Makes names that were created or renamed in a directory durable.
    public static func synchroniseDirectory(_ path: String) throws(FileError) {
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        if descriptor < 0 { throw .last("open", path) }
        defer { close(descriptor) }
        if fsync(descriptor) != 0 && errno != EINVAL { throw .last("synchronise", path) }
    }

    /// Whether reading the path reads a file: not a directory, a pipe or a device. False where nothing is there.
    public static func isFile(_ path: String) -> Bool {
        var facts = stat()
        return stat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFREG
    }

    public static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    public static func isDirectory(_ path: String) -> Bool {
        var information = stat()
        return stat(path, &information) == 0 && information.st_mode & S_IFMT == S_IFDIR
    }

    /// The size of a file in bytes; nil when there is none.
    public static func size(_ path: String) -> Int? {
        var information = stat()
        return stat(path, &information) == 0 ? Int(information.st_size) : nil
    }

    /// Whether the path itself is a directory: a link to one is not.
    public static func isOwnDirectory(_ path: String) -> Bool {
        var information = stat()
        return lstat(path, &information) == 0 && information.st_mode & S_IFMT == S_IFDIR
    }

    /// Removes an empty directory; a missing one is fine.
    public static func removeDirectory(_ path: String) throws(FileError) {
        if rmdir(path) != 0 && errno != ENOENT { throw .last("remove", path) }
    }

    /// The paths of what is in a directory and in those below it, relative to it and sorted; links are not followed. A
    /// directory comes before what it holds.
    ///
    /// - Parameter enters: whether to look into a directory.
    public static func paths(in directory: String, entering enters: (String) -> Bool) throws(FileError) -> [String] {
        var paths: [String] = []
        var left = try names(in: directory).reversed().map { $0 }
        while let path = left.popLast() {
            paths.append(path)
            guard isOwnDirectory(directory + "/" + path), enters(path) else { continue }
            left += try names(in: directory + "/" + path).reversed().map { path + "/" + $0 }
        }
        return paths
    }

    /// Lets the process have as many files open as the system allows it.
    public static func raiseOpenFileLimit() {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0, limit.rlim_cur < limit.rlim_max
        else { return }
        limit.rlim_cur = limit.rlim_max
        _ = setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    }

    /// The names in a directory except `.` and `..`, sorted.
    public static func names(in path: String) throws(FileError) -> [String] {
        guard let directory = opendir(path) else { throw .last("list", path) }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != "." && name != ".." { names.append(name) }
        }
        return names.sorted()
    }
}
