internal import CSQLite
internal import Glibc

/// A SQLite file with one connection. Threads may share it: one access at a time.
///
/// Foreign keys are declared and checked when asked for, not row by row.
public final class SQLiteDatabase: @unchecked Sendable {
    // Sound: the connection is touched under the lock only. A lock of the system, since results that are not Sendable leave
    // the accesses.
    private let connection: SQLiteConnection
    private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)

    /// Opens the file, and makes it where it is missing unless it is only read.
    ///
    /// - Parameter busySeconds: how long other programs that hold the file are waited for.
    /// - Throws: SQLite's reason.
    public init(path: String, isReadOnly: Bool = false, busySeconds: Double = 5) throws(SQLError) {
        connection = try SQLiteConnection(path: path, isReadOnly: isReadOnly, busySeconds: busySeconds)
        pthread_mutex_init(lock, nil)
    }

    deinit {
        pthread_mutex_destroy(lock)
        lock.deallocate()
    }

    /// Gives access to the connection; others wait. What the session makes must not leave the body, except statements, which
    /// may be used again in a later access. Not to be called inside of itself.
    public func use<Result>(_ body: (SQLiteSession) throws(SQLError) -> Result) throws(SQLError) -> Result {
        pthread_mutex_lock(lock)
        defer { pthread_mutex_unlock(lock) }
        return try body(SQLiteSession(connection))
    }

    /// The same, in a transaction of its own, taken for writing from its start so that it waits for others only there, and taken
    /// back when the body throws.
    public func transaction<Result>(_ body: (SQLiteSession) throws(SQLError) -> Result) throws(SQLError) -> Result {
        try use { session throws(SQLError) in
            try session.execute("BEGIN IMMEDIATE")
            do throws(SQLError) {
                let result = try body(session)
                try session.execute("COMMIT")
                return result
            } catch {
                // After some errors, such as a full disk, SQLite has taken everything back itself (sqlite3_get_autocommit).
                if session.isInTransaction { try? session.execute("ROLLBACK") }
                throw error
            }
        }
    }

    /// Closes the file. Remaining statements can be released, but not used.
    public func close() throws(SQLError) { try use { _ throws(SQLError) in try connection.close() } }
}

/// The handle of a connection, which closes with it.
final class SQLiteConnection {
    private(set) var handle: OpaquePointer?

    init(path: String, isReadOnly: Bool, busySeconds: Double) throws(SQLError) {
        let flags = isReadOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
        // One access at a time is our business.
        let code = sqlite3_open_v2(path, &handle, flags | SQLITE_OPEN_NOMUTEX, nil)
        guard code == SQLITE_OK else {
            let error = failure(code)
            sqlite3_close_v2(handle)
            handle = nil
            throw error
        }
        sqlite3_extended_result_codes(handle, 1)
        sqlite3_busy_timeout(handle, Int32(min(busySeconds, 1e6) * 1000))
    }

    deinit { sqlite3_close_v2(handle) }

    func close() throws(SQLError) {
        // Releasing the last statement closes a connection that statements kept open.
        let code = sqlite3_close_v2(handle)
        guard code == SQLITE_OK else { throw failure(code) }
        handle = nil
    }

    /// The error of the last call.
    func failure(_ code: Int32) -> SQLError {
        let message = handle.map { String(cString: sqlite3_errmsg($0)) } ?? String(cString: sqlite3_errstr(code))
        return SQLError(SQLError.name(code), message)
    }
}

extension SQLError {
    /// The name of a primary result code.
    static func name(_ code: Int32) -> String {
        switch code & 0xFF {
        case SQLITE_BUSY: "SQLITE_BUSY"
        case SQLITE_LOCKED: "SQLITE_LOCKED"
        case SQLITE_FULL: "SQLITE_FULL"
        case SQLITE_IOERR: "SQLITE_IOERR"
        case SQLITE_CANTOPEN: "SQLITE_CANTOPEN"
        case SQLITE_NOTADB: "SQLITE_NOTADB"
        case SQLITE_CORRUPT: "SQLITE_CORRUPT"
        case SQLITE_READONLY: "SQLITE_READONLY"
        case SQLITE_PERM: "SQLITE_PERM"
        case SQLITE_CONSTRAINT: "SQLITE_CONSTRAINT"
        case SQLITE_MISMATCH: "SQLITE_MISMATCH"
        case SQLITE_TOOBIG: "SQLITE_TOOBIG"
        case SQLITE_NOMEM: "SQLITE_NOMEM"
        case SQLITE_MISUSE: "SQLITE_MISUSE"
        default: "SQLITE_ERROR"
        }
    }
}
