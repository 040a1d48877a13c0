internal import LoamBytes
public import LoamEngine
package import LoamStorage

/// Results over time in a SQLite file: each whole, as its document, and its medians as lines of figures.
///
/// A file is one of ours by `PRAGMA application_id`, and of this form by `PRAGMA user_version`; any other is left as it is. Each
/// append is one transaction: after any end the file holds all of a result or nothing of it. Several processes may append
/// at once; each waits for the others.
public struct BenchHistory: Sendable {
    /// "Loam", in ASCII.
    static let applicationID = 0x4C6F_616D
    /// The version of the tables.
    static let version = 1

    public let path: String
    package let database: SQLiteDatabase

    /// Opens a file, and makes it, with the directories above it, where there is none.
    ///
    /// - Parameter waiting: seconds to wait while another process writes.
    /// - Throws: `bad_history` of a file that is no history, damaged, or of another version, which stays untouched;
    ///   `destination_unavailable` if another process holds it too long; `write_failed`, `cannot_create`.
    public init(path: String, waiting: Double = 60) throws(RunError) {
        self.path = path
        try HistoryFile.check(path)
        let isThere = FileSystem.exists(path)
        if !isThere { try HistoryFile.makeDirectory(of: path) }
        do throws(SQLError) {
            database = try SQLiteDatabase(path: path, busySeconds: waiting)
        } catch {
            let failure = HistoryFile.error(error, path)
            throw isThere ? failure : RunError(.cannotCreate, failure.message, location: path)
        }
        try prepare()
    }

    /// Opens a file that has to be there.
    ///
    /// - Throws: `missing_input` where it is not; else as `init(path:waiting:)` does.
    public static func existing(_ path: String) throws(RunError) -> BenchHistory {
        guard FileSystem.exists(path) else {
            throw RunError(
                .missingInput, "there is no history yet", location: path,
                hint: "runs with --history begin one")
        }
        return try BenchHistory(path: path)
    }

    private func prepare() throws(RunError) {
        let found = try read { session throws(SQLError) in try Self.identity(session) }
        if found == [Self.applicationID, Self.version] { return }
        try write { session throws(SQLError) in
            // Another process may have made the tables while this waited.
            let found = try Self.identity(session)
            guard found == [0, 0], try session.rows("SELECT 1 FROM sqlite_master LIMIT 1").isEmpty else { return }
            try session.execute(HistoryFile.tables)
            try session.execute("PRAGMA application_id = \(Self.applicationID); PRAGMA user_version = \(Self.version)")
        }
        let made = try read { session throws(SQLError) in try Self.identity(session) }
        guard made == [Self.applicationID, Self.version] else { throw HistoryFile.foreign(made, path) }
    }

    private static func identity(_ session: SQLiteSession) throws(SQLError) -> [Int] {
        try ["application_id", "user_version"].map { name throws(SQLError) in
            try session.rows("PRAGMA \(name)").first?.first??.asInteger ?? 0
        }
    }

    func read<Value>(_ body: (SQLiteSession) throws(SQLError) -> Value) throws(RunError) -> Value {
        do throws(SQLError) { return try database.use(body) } catch { throw HistoryFile.error(error, path) }
    }

    /// One transaction, opened for writing from its start, so that no one waits in the middle of it.
    func write<Value>(_ body: (SQLiteSession) throws(SQLError) -> Value) throws(RunError) -> Value {
        do throws(SQLError) { return try database.transaction(body) } catch { throw HistoryFile.error(error, path) }
    }

    /// Closes the file.
    ///
    /// - Throws: `write_failed`.
    public func close() throws(RunError) {
        do throws(SQLError) { try database.close() } catch { throw HistoryFile.error(error, path) }
    }
}

extension String {
    fileprivate var asInteger: Int? { Int(self) }
}
