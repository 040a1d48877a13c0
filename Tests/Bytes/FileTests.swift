import Glibc
import LoamBytes
import LoamTestSupport
import Testing

@Suite struct FileTests {
    private func error(_ body: () throws -> Void) throws -> FileError {
        do { try body() } catch let error as FileError { return error }
        throw Mismatch("nothing was thrown")
    }

    private func text(_ path: String) throws -> String { String(decoding: try FileSystem.read(path), as: UTF8.self) }

    @Test func missingDirectories() throws {
        let directory = try TemporaryDirectory()
        let path = directory.file("no/such/file")
        let create = try error { _ = try OutputFile(path: path) }
        #expect(
            create.isMissing && create.path == path
                && create.description == "cannot create \(path): No such file or directory")
        #expect(try error { _ = try FileSystem.read(path) }.isMissing)
        #expect(try error { _ = try FileSystem.names(in: path) }.isMissing)
        #expect(try error { try FileSystem.rename(path, to: directory.file("x")) }.isMissing)
        #expect(try error { try FileSystem.replace(path, with: "") }.isMissing)
        #expect(try error { try FileSystem.synchroniseDirectory(path) }.isMissing)
        try FileSystem.remove(path)
        #expect(!FileSystem.exists(path) && FileSystem.size(path) == nil)
    }

    @Test func aFileWhereADirectoryShouldBe() throws {
        let directory = try TemporaryDirectory()
        try FileSystem.replace(directory.file("plain"), with: "")
        #expect(try error { try FileSystem.makeDirectory(directory.file("plain")) }.number == ENOTDIR)
        #expect(try error { try FileSystem.makeDirectory(directory.file("plain/below")) }.number == ENOTDIR)
        #expect(try error { _ = try OutputFile(path: directory.file("plain/below")) }.isMissing)
        #expect(try error { _ = try OutputFile(path: directory.path) }.number == EISDIR)
        #expect(try error { _ = try FileSystem.read(directory.path) }.number == EISDIR)
    }

    @Test(.enabled(if: geteuid() != 0, "root may write anywhere"))
    func directoriesWithoutPermission() throws {
        let directory = try TemporaryDirectory()
        chmod(directory.path, 0o500)
        defer { chmod(directory.path, 0o700) }
        #expect(try error { _ = try OutputFile(path: directory.file("x")) }.isPermission)
        #expect(try error { try FileSystem.makeDirectory(directory.file("x")) }.isPermission)
    }

    /// A file system that no one may write to, root included.
    @Test(.enabled(if: access("/proc/self/status", F_OK) == 0, "there is no /proc"))
    func aFileSystemThatRefuses() throws {
        let create = try error { _ = try OutputFile(path: "/proc/loam-test") }
        #expect(create.isMissing || create.isPermission)
        #expect(try error { try FileSystem.makeDirectory("/proc/loam-test") }.action == "create directory")
    }

    @Test(.enabled(if: access("/dev/full", F_OK) == 0, "there is no /dev/full"))
    func aFullDevice() throws {
        let full = try error { try OutputFile(path: "/dev/full").write("text") }
        #expect(full.isDiskFull && full.action == "write" && full.reason == "No space left on device")
        #expect(!full.isClosedPipe && !full.isMissing && !full.isPermission)
    }

    @Test func replacingLeavesTheOldContentWhenItFails() throws {
        let directory = try TemporaryDirectory()
        let path = directory.file("list")
        try FileSystem.replace(path, with: "old")
        try FileSystem.replace(path, with: "newer")
        #expect(try text(path) == "newer")
        #expect(try FileSystem.names(in: directory.path) == ["list"])
        // The partial file cannot be written, so the old one stays.
        symlink("/dev/full", path + ".partial")
        #expect(try error { try FileSystem.replace(path, with: "never") }.isDiskFull)
        #expect(try text(path) == "newer")
    }

    /// While one thread replaces a file, others see whole contents only.
    @Test func readersNeverSeeAPart() async throws {
        let directory = try TemporaryDirectory()
        let path = directory.file("list")
        let contents = ["a", "b"].map { String(repeating: $0, count: 300_000) }
        try FileSystem.replace(path, with: contents[0])
        let seen = try await withThrowingTaskGroup(of: Set<Int>.self) { group in
            group.addTask {
                for round in 0..<40 { try FileSystem.replace(path, with: contents[round % 2]) }
                return []
            }
            group.addTask {
                var wrong: Set<Int> = []
                for _ in 0..<200 {
                    let bytes = try FileSystem.read(path)
                    if bytes.count != 300_000 || bytes.contains(where: { $0 != bytes[0] }) { wrong.insert(bytes.count) }
                }
                return wrong
            }
            return try await group.reduce(into: Set<Int>()) { $0.formUnion($1) }
        }
        #expect(seen.isEmpty)
        withExtendedLifetime(directory) {}
    }

    @Test func appendingTruncatingAndSizes() throws {
        let directory = try TemporaryDirectory()
        let path = directory.file("x")
        try OutputFile(path: path).write("one")
        try OutputFile(path: path, append: true).write(" two")
        #expect(try text(path) == "one two" && FileSystem.size(path) == 7)
        try OutputFile(path: path).write("3")
        #expect(try text(path) == "3")
        #expect(try error { _ = try FileSystem.read(path, limit: 0) }.number == EFBIG)
    }

    @Test func directoriesAreMadeWithTheirParents() throws {
        let directory = try TemporaryDirectory()
        for path in ["a/b/c", "a/b/c", "a/d/", "e//f"] {
            try FileSystem.makeDirectory(directory.file(path))
            #expect(FileSystem.isDirectory(directory.file(path)), "\(path)")
        }
        #expect(try FileSystem.names(in: directory.path) == ["a", "e"])
        try FileSystem.makeDirectory("/")
        try FileSystem.synchroniseDirectory(directory.path)
    }

    @Test func aPipeWhoseReaderHasGone() throws {
        let directory = try TemporaryDirectory()
        let path = directory.file("pipe")
        mkfifo(path, 0o600)
        let reader = open(path, O_RDONLY | O_NONBLOCK)
        let file = try OutputFile(path: path)
        close(reader)
        let old = signal(SIGPIPE, SIG_IGN)
        defer { signal(SIGPIPE, old) }
        var thrown: FileError?
        do throws(FileError) { try file.write("text") } catch { thrown = error }
        #expect(thrown?.isClosedPipe == true)
    }
}
