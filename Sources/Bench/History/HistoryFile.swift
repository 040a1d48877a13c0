internal import Glibc
internal import LoamBytes
internal import LoamEngine
internal import LoamStorage

/// What a history file looks like, and what is wrong with one that does not.
enum HistoryFile {
    /// Runs as they are, and their figures, found by series.
    static let tables = """
        CREATE TABLE runs(
          run INTEGER PRIMARY KEY, digest TEXT NOT NULL UNIQUE, suite TEXT NOT NULL, created INTEGER NOT NULL,
          machine TEXT NOT NULL, commit_id TEXT NOT NULL, document TEXT NOT NULL) STRICT;
        CREATE TABLE figures(
          run INTEGER NOT NULL REFERENCES runs, name TEXT NOT NULL, scenario TEXT NOT NULL, mode TEXT NOT NULL,
          metric TEXT NOT NULL, unit TEXT NOT NULL, direction TEXT NOT NULL, median REAL NOT NULL, low REAL NOT NULL,
          high REAL NOT NULL, samples INTEGER NOT NULL,
          PRIMARY KEY(name, scenario, mode, metric, run)) STRICT, WITHOUT ROWID;
        CREATE INDEX runs_by_time ON runs(created, run);
        """

    /// Looks at the head of a file without opening it as a database, so that one that is none of ours is not even locked. The
    /// places of both numbers are those of SQLite's file format (1.3).
    ///
    /// - Throws: `bad_history`.
    static func check(_ path: String) throws(RunError) {
        if FileSystem.isDirectory(path) || path.hasSuffix("/") {
            throw RunError(.badHistory, "this is a directory", location: path, hint: hint)
        }
        guard let size = FileSystem.size(path), size > 0 else { return }
        let head: [UInt8]
        do throws(FileError) {
            head = try self.head(path)
        } catch {
            throw RunError(.missingInput, "cannot read: \(error.reason)", location: path)
        }
        guard head.count == 100, head.starts(with: Array("SQLite format 3\0".utf8)) else {
            throw RunError(.badHistory, "this is no history: it is no SQLite file", location: path, hint: hint)
        }
        // The head of a file whose last transaction was cut off is not yet what it will be.
        if FileSystem.exists(path + "-journal") { return }
        let found = [number(head[68..<72]), number(head[60..<64])]
        if found != [BenchHistory.applicationID, BenchHistory.version], found != [0, 0] { throw foreign(found, path) }
    }

    /// Makes the directory that a new history will be in.
    ///
    /// - Throws: `cannot_create`.
    static func makeDirectory(of path: String) throws(RunError) {
        do throws(FileError) { try FileSystem.makeDirectory(of: path) } catch {
            throw RunError(
                .cannotCreate, "the history cannot be kept there: \(error.reason)", location: error.path,
                hint: "name another file with --history")
        }
    }

    private static let hint = "name another file; a new one is made where there is none"

    private static func number(_ bytes: ArraySlice<UInt8>) -> Int { bytes.reduce(0) { $0 << 8 | Int($1) } }

    private static func head(_ path: String) throws(FileError) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        if descriptor < 0 { throw FileError(action: "read", path: path, number: errno) }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: 100)
        let count = pread(descriptor, &bytes, bytes.count, 0)
        if count < 0 { throw FileError(action: "read", path: path, number: errno) }
        return Array(bytes.prefix(count))
    }

    /// The error of a file with other numbers than ours.
    static func foreign(_ found: [Int], _ path: String) -> RunError {
        guard found[0] == BenchHistory.applicationID else {
            return RunError(
                .badHistory, "this is no history: it is a database of another program", location: path, hint: hint)
        }
        return RunError(
            .badHistory, "this history is of version \(found[1]), and this program reads \(BenchHistory.version)",
            location: path, hint: "use the version of Loam that wrote it, or name another file")
    }

    /// What SQLite says, as an error of a run.
    static func error(_ error: SQLError, _ path: String) -> RunError {
        switch error.state {
        case "SQLITE_FULL":
            RunError(
                .writeFailed, "the disk is full; the history is as it was", location: path,
                hint: "make room and append again")
        case "SQLITE_BUSY", "SQLITE_LOCKED":
            RunError(
                .destinationUnavailable, "another program holds the history", location: path,
                hint: "try again once the other run is done")
        case "SQLITE_NOTADB", "SQLITE_CORRUPT":
            RunError(
                .badHistory, "the history is damaged: \(error.message)", location: path,
                hint: "put back a copy, or name another file")
        case "SQLITE_CONSTRAINT":
            RunError(
                .badRequest, "the result has one figure twice: two cases or two metrics of one name", location: path)
        case "SQLITE_READONLY", "SQLITE_PERM", "SQLITE_IOERR", "SQLITE_CANTOPEN":
            RunError(.writeFailed, "cannot write the history: \(error.message)", location: path)
        default: RunError(.badHistory, "the history does not answer: \(error)", location: path)
        }
    }
}
