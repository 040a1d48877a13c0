internal import CSQLite

/// One access to a SQLite connection.
public struct SQLiteSession {
    private let connection: SQLiteConnection

    init(_ connection: SQLiteConnection) { self.connection = connection }

    /// Runs statements and drops their rows.
    public func execute(_ sql: String) throws(SQLError) {
        let code = sqlite3_exec(connection.handle, sql, nil, nil, nil)
        guard code == SQLITE_OK else { throw connection.failure(code) }
    }

    /// Runs one statement with values for its `?`.
    public func execute(_ sql: String, _ arguments: [SQLiteValue]) throws(SQLError) {
        let statement = try prepare(sql)
        statement.bind(arguments)
        while try statement.next() {}
    }

    /// The rows of a query, by position and name of column.
    public func query(_ sql: String, _ arguments: [SQLiteValue] = []) throws(SQLError) -> [SQLiteRow] {
        let statement = try prepare(sql)
        statement.bind(arguments)
        let names = statement.columnNames
        var rows: [SQLiteRow] = []
        while try statement.next() {
            rows.append(SQLiteRow(names: names, values: names.indices.map { statement.value(Int32($0)) }))
        }
        return rows
    }

    /// The rows of a query as texts; nil for null.
    public func rows(_ sql: String, _ arguments: [SQLiteValue] = []) throws(SQLError) -> [[String?]] {
        try query(sql, arguments).map { row in row.values.map(\.shown) }
    }

    /// A statement to be stepped by hand, as often as wanted.
    public func prepare(_ sql: String) throws(SQLError) -> SQLiteStatement {
        var handle: OpaquePointer?
        let code = sqlite3_prepare_v2(connection.handle, sql, -1, &handle, nil)
        guard code == SQLITE_OK else { throw connection.failure(code) }
        guard let handle else { throw SQLError("SQLITE_MISUSE", "there is no statement in: \(sql)") }
        return SQLiteStatement(handle)
    }

    /// Whether a transaction is open.
    public var isInTransaction: Bool { sqlite3_get_autocommit(connection.handle) == 0 }

    /// Rows that the last statement has changed.
    public var changes: Int { Int(sqlite3_changes64(connection.handle)) }

    /// The row number of the last row that was inserted.
    public var lastRow: Int64 { sqlite3_last_insert_rowid(connection.handle) }
}

/// A value of a parameter or of a cell.
public enum SQLiteValue: Sendable, Equatable {
    case null
    case integer(Int)
    /// Null where it is not a number.
    case real(Double)
    case text(String)
    case blob([UInt8])

    /// Null where there is no text.
    public static func text(_ text: String?) -> SQLiteValue { text.map { .text($0) as SQLiteValue } ?? .null }

    /// As people read it; nil for null.
    var shown: String? {
        switch self {
        case .null: nil
        case .integer(let number): String(number)
        case .real(let number): String(number)
        case .text(let text): text
        case .blob: "(blob)"
        }
    }
}

/// A row of a query.
public struct SQLiteRow: Sendable {
    let names: [String]
    public let values: [SQLiteValue]

    /// The cell of a column; null where there is no such column.
    public subscript(_ name: String) -> SQLiteValue { names.firstIndex(of: name).map { values[$0] } ?? .null }

    /// The cell as text; nil for everything else.
    public func text(_ name: String) -> String? {
        guard case .text(let text) = self[name] else { return nil }
        return text
    }

    /// The cell as a number; nil for everything else.
    public func integer(_ name: String) -> Int? {
        guard case .integer(let number) = self[name] else { return nil }
        return number
    }
}
