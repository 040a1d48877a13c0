/// The rows that a statement has returned, as texts.
public final class PostgresRows {
    private let handle: OpaquePointer
    private let library: PostgresLibrary

    /// Takes over the result.
    init(_ handle: OpaquePointer, _ library: PostgresLibrary) {
        self.handle = handle
        self.library = library
    }

    deinit { library.clear(handle) }

    public var count: Int { Int(library.rowCount(handle)) }

    /// Rows that the statement has changed, inserted or copied.
    public var affected: Int { Int(String(cString: library.affectedText(handle))) ?? 0 }

    /// A cell; nil for null.
    public subscript(_ row: Int, _ column: Int) -> String? {
        guard library.isNull(handle, Int32(row), Int32(column)) == 0 else { return nil }
        return String(cString: library.value(handle, Int32(row), Int32(column)))
    }

    /// All rows, null as empty text.
    public var texts: [[String]] {
        (0..<count).map { row in (0..<Int(library.columnCount(handle))).map { self[row, $0] ?? "" } }
    }
}
