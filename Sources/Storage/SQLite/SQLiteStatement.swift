internal import CSQLite

/// A prepared statement, bound and stepped through SQLite's own functions: nothing is copied and nothing converted.
///
/// To be used inside of `SQLiteDatabase.use` only.
public final class SQLiteStatement {
    private let handle: OpaquePointer

    /// Takes over the statement.
    init(_ handle: OpaquePointer) { self.handle = handle }

    deinit { sqlite3_finalize(handle) }

    // Parameters count from 1, as in SQLite. Bindings fail only for a wrong number, which is a mistake of the
    // program.

    @inline(__always)
    public func bind(_ parameter: Int32, _ value: Int64) { sqlite3_bind_int64(handle, parameter, value) }

    @inline(__always)
    public func bind(_ parameter: Int32, _ value: Double) { sqlite3_bind_double(handle, parameter, value) }

    @inline(__always)
    public func bindNull(_ parameter: Int32) { sqlite3_bind_null(handle, parameter) }

    /// Binds text that stays where it is until the statement is reset.
    @inline(__always)
    public func bind(_ parameter: Int32, text: UnsafeRawPointer, count: Int) {
        sqlite3_bind_text(handle, parameter, text.assumingMemoryBound(to: CChar.self), Int32(count), nil)
    }

    /// Binds all parameters; what is bound is copied.
    public func bind(_ values: [SQLiteValue]) {
        for (parameter, value) in zip(Int32(1)..., values) {
            switch value {
            case .null: bindNull(parameter)
            case .integer(let number): bind(parameter, Int64(number))
            case .real(let number): bind(parameter, number)
            case .text(let text): loam_sqlite_bind_text_copy(handle, parameter, text, Int32(text.utf8.count))
            case .blob(let bytes):
                if bytes.isEmpty {
                    sqlite3_bind_zeroblob(handle, parameter, 0)
                } else {
                    loam_sqlite_bind_blob_copy(handle, parameter, bytes, Int32(bytes.count))
                }
            }
        }
    }

    /// Runs a statement without rows and makes it ready for the next.
    @inline(__always)
    public func run() throws(SQLError) {
        let code = sqlite3_step(handle)
        if code != SQLITE_DONE { throw failure(code) }
        sqlite3_reset(handle)
    }

    /// Goes to the next row; false after the last one.
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

    var columnNames: [String] {
        (0..<sqlite3_column_count(handle)).map { sqlite3_column_name(handle, $0).map { String(cString: $0) } ?? "" }
    }

    /// The cell of the current row, copied.
    func value(_ column: Int32) -> SQLiteValue {
        switch kind(column) {
        case .null: return .null
        case .integer: return .integer(Int(integer(column)))
        case .real: return .real(real(column))
        case .text: return .text(String(decoding: text(column), as: UTF8.self))
        case .blob:
            let start = sqlite3_column_blob(handle, column)
            return .blob(Array(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column)))))
        }
    }
}
