internal import GRDB
internal import GRDBSQLite

/// A SQLite file, through GRDB's serial queue. One connection; may be handed from thread to thread.
///
/// Foreign keys are declared and checked when asked for, not row by row.
public final class SQLiteDatabase: @unchecked Sendable {
    // Sound: the queue lets one access in at a time.
    private let queue: DatabaseQueue

    /// Opens the file, and makes it where it is missing unless it is only read.
    public init(path: String, isReadOnly: Bool = false, busySeconds: Double = 5) throws(SQLError) {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        configuration.readonly = isReadOnly
        configuration.busyMode = .timeout(busySeconds)
        // A chunk's transaction spans several accesses.
        configuration.allowsUnsafeTransactions = true
        configuration.label = "loam"
        do {
            queue = try DatabaseQueue(path: path, configuration: configuration)
        } catch {
            throw SQLError(sqlite: error)
        }
    }

    /// Gives access to the connection. What the session makes must not leave the body but for statements, which may be used
    /// again in a later access.
    public func use<Result>(_ body: (SQLiteSession) throws(SQLError) -> Result) throws(SQLError) -> Result {
        let outcome: Swift.Result<Result, SQLError> = queue.unsafeReentrant { database in
            do throws(SQLError) { return .success(try body(SQLiteSession(database))) } catch { return .failure(error) }
        }
        return try outcome.get()
    }

    /// Closes the file. What is left open of statements is let go first.
    public func close() throws(SQLError) {
        do { try queue.close() } catch { throw SQLError(sqlite: error) }
    }
}

extension DatabaseQueue {
    fileprivate func unsafeReentrant<Outcome>(_ body: (Database) -> Outcome) -> Outcome { inDatabase(body) }
}

/// One access to a SQLite connection.
public struct SQLiteSession {
    private let database: Database

    init(_ database: Database) { self.database = database }

    /// Runs statements, whose rows nobody wants.
    public func execute(_ sql: String) throws(SQLError) {
        do { try database.execute(sql: sql) } catch { throw SQLError(sqlite: error) }
    }

    /// Runs one statement with texts and numbers for its `?`.
    public func execute(_ sql: String, _ arguments: [SQLiteValue]) throws(SQLError) {
        do {
            try database.execute(sql: sql, arguments: StatementArguments(arguments.map(\.grdb)))
        } catch {
            throw SQLError(sqlite: error)
        }
    }

    /// The rows of a query as texts; nil for null.
    public func rows(_ sql: String, _ arguments: [SQLiteValue] = []) throws(SQLError) -> [[String?]] {
        do {
            return try Row.fetchAll(database, sql: sql, arguments: StatementArguments(arguments.map(\.grdb))).map {
                row in
                row.databaseValues.map { value in
                    switch value.storage {
                    case .null: nil
                    case .int64(let number): String(number)
                    case .double(let number): String(number)
                    case .string(let text): text
                    case .blob: "(blob)"
                    }
                }
            }
        } catch {
            throw SQLError(sqlite: error)
        }
    }

    /// A statement to be stepped by hand, as often as wanted.
    public func prepare(_ sql: String) throws(SQLError) -> SQLiteStatement {
        do { return SQLiteStatement(try database.makeStatement(sql: sql)) } catch { throw SQLError(sqlite: error) }
    }

    /// Whether a transaction is open.
    public var isInTransaction: Bool { database.isInsideTransaction }

    /// Rows that the last statement has changed.
    public var changes: Int { database.changesCount }
}

/// A value of a parameter.
public enum SQLiteValue: Sendable, Equatable {
    case integer(Int)
    /// Null where it is not a number.
    case real(Double)
    case text(String)

    fileprivate var grdb: any DatabaseValueConvertible {
        switch self {
        case .integer(let number): number
        case .real(let number): number
        case .text(let text): text
        }
    }
}

extension SQLError {
    init(sqlite error: any Error) {
        guard let error = error as? DatabaseError else {
            self.init("SQLITE_ERROR", "\(error)")
            return
        }
        self.init(
            Self.name(error.resultCode.rawValue),
            error.message ?? String(cString: sqlite3_errstr(error.resultCode.rawValue)))
    }

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
        default: "SQLITE_ERROR"
        }
    }
}
