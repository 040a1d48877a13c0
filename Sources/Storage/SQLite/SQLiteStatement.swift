internal import GRDB
internal import GRDBSQLite

/// A prepared statement, bound and stepped through SQLite's own functions: nothing is copied and nothing converted.
///
/// To be used inside of `SQLiteDatabase.use` only.
public final class SQLiteStatement {
    private let owner: Statement
    private let handle: OpaquePointer

    init(_ statement: Statement) {
        owner = statement
        handle = statement.sqliteStatement
    }

    // Parameters count from 1, as SQLite has it. Bindings cannot fail but for a wrong number, which is a mistake of the
    // program.

    @inline(__always)
    public func bind(_ place: Int32, _ value: Int64) { sqlite3_bind_int64(handle, place, value) }

    @inline(__always)
    public func bind(_ place: Int32, _ value: Double) { sqlite3_bind_double(handle, place, value) }

    @inline(__always)
    public func bindNull(_ place: Int32) { sqlite3_bind_null(handle, place) }

    /// Binds text that stays where it is until the statement is reset.
    @inline(__always)
    public func bind(_ place: Int32, text: UnsafeRawPointer, count: Int) {
        sqlite3_bind_text(handle, place, text.assumingMemoryBound(to: CChar.self), Int32(count), nil)
    }

    /// Runs a statement without rows and makes it ready for the next.
    @inline(__always)
    public func run() throws(SQLError) {
        let code = sqlite3_step(handle)
        if code != SQLITE_DONE { throw failure(code) }
        sqlite3_reset(handle)
    }

    /// Goes to the next row; false behind the last one.
    @inline(__always)
    public func next() throws(SQLError) -> Bool {
        let code = sqlite3_step(handle)
        if code == SQLITE_ROW { return true }
        if code == SQLITE_DONE {
            sqlite3_reset(handle)
            return false
        }
        throw failure(code)
    }

    private func failure(_ code: Int32) -> SQLError {
        let message = String(cString: sqlite3_errmsg(sqlite3_db_handle(handle)))
        sqlite3_reset(handle)
        return SQLError(SQLError.name(code), message)
    }

    public enum Kind {
        case null, integer, real, text, blob
    }

    /// What the cell of the current row holds. Columns count from 0.
    @inline(__always)
    public func kind(_ column: Int32) -> Kind {
        switch sqlite3_column_type(handle, column) {
        case SQLITE_INTEGER: .integer
        case SQLITE_FLOAT: .real
        case SQLITE_TEXT: .text
        case SQLITE_BLOB: .blob
        default: .null
        }
    }

    @inline(__always)
    public func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(handle, column) }

    @inline(__always)
    public func real(_ column: Int32) -> Double { sqlite3_column_double(handle, column) }

    /// The bytes of a text cell; valid until the next row.
    @inline(__always)
    public func text(_ column: Int32) -> UnsafeRawBufferPointer {
        let start = UnsafeRawPointer(sqlite3_column_text(handle, column))
        return UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column)))
    }
}
