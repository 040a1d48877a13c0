internal import CPostgres

/// The rows that a statement has returned, as texts.
public final class PostgresRows {
    private let handle: OpaquePointer

    /// Takes over the result.
    init(_ handle: OpaquePointer) { self.handle = handle }

    deinit { PQclear(handle) }

    public var count: Int { Int(PQntuples(handle)) }

    /// Rows that the statement has changed, inserted or copied.
    public var affected: Int { Int(String(cString: PQcmdTuples(handle))) ?? 0 }

    /// A cell; nil for null.
    public subscript(_ row: Int, _ column: Int) -> String? {
        guard PQgetisnull(handle, Int32(row), Int32(column)) == 0 else { return nil }
        return String(cString: PQgetvalue(handle, Int32(row), Int32(column)))
    }

    /// All rows, null as empty text.
    public var texts: [[String]] {
        (0..<count).map { row in (0..<Int(PQnfields(handle))).map { self[row, $0] ?? "" } }
    }
}
