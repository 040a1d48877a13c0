public import CArrow
internal import Glibc
public import LoamColumns
public import LoamEngine
internal import Synchronization

/// Hands rows of a table to another library through the Arrow C stream interface.
///
/// The stream pulls: each `get_next` grows the next batch in the thread that calls it, and a batch lives until the last
/// array over it is released, also beyond the stream. Steady reading that lets batches go uses the same memory again.
public struct ArrowStreamExport: Sendable {
    /// Columns by name, in the order in which they leave; nil for all. Columns left out are not copied, and not grown where
    /// the source can do without them.
    public var columns: [String]?
    public var rows: RowSelection
    /// Rows of a batch, roughly.
    public var batchRows: Int
    public var decimals: DecimalWidth

    /// Large enough that a reader's cost for each batch vanishes, small enough for the second-level cache.
    public static let normalBatchRows = 16_384

    public init(
        columns: [String]? = nil, rows: RowSelection = .all, batchRows: Int = ArrowStreamExport.normalBatchRows,
        decimals: DecimalWidth = .bits128
    ) {
        self.columns = columns
        self.rows = rows
        self.batchRows = batchRows
        self.decimals = decimals
    }

    /// The indexes of the wanted columns.
    ///
    /// - Throws: `unknown_column`, or `bad_request` for one that is named twice.
    public func indexes(in schema: TableSchema) throws(RunError) -> [Int] {
        guard let columns else { return Array(schema.fields.indices) }
        var indexes: [Int] = []
        for name in columns {
            guard let index = schema.index(of: name) else {
                throw RunError(
                    .unknownColumn, "table \(schema.name) has no column \(name)", location: schema.name,
                    hint: "its columns: \(schema.fields.map(\.name).joined(separator: ", "))")
            }
            guard !indexes.contains(index) else {
                throw RunError(.badRequest, "column \(name) is wanted twice", location: schema.name)
            }
            indexes.append(index)
        }
        return indexes
    }

    /// Fills `out` with a stream over table `table` of a source.
    ///
    /// `out` is written without looking at what it held, and untouched where this throws. Its owner calls its
    /// `release` once. The stream keeps what it needs of the source; its calls may come from any thread.
    ///
    /// - Throws: `unknown_column`, `unknown_row`, `bad_request`.
    public func export(_ source: any Source, table: Int, to out: UnsafeMutablePointer<ArrowArrayStream>)
        throws(RunError)
    {
        let indexes = try indexes(in: source.tables[table])
        guard (1...1 << 24).contains(batchRows) else {
            throw RunError(.badRequest, "a batch has 1 to \(1 << 24) rows, not \(batchRows)")
        }
        let cursor = try RowCursor(source, table: table, rows, batchRows: batchRows)
        let stream = OpenStream(cursor, columns: indexes, decimals: decimals)
        out.initialize(
            to: ArrowArrayStream(
                get_schema: { OpenStream.of($0)?.writeSchema($1) ?? EINVAL },
                get_next: { OpenStream.of($0)?.writeNext($1) ?? EINVAL },
                // Growing does not fail, so the one mistake that is left is to ask a stream that has been released.
                get_last_error: { OpenStream.of($0) == nil ? releasedMessage : nil },
                release: { OpenStream.release($0) }, private_data: Unmanaged.passRetained(stream).toOpaque()))
    }
}

/// Valid for ever.
nonisolated(unsafe) private let releasedMessage = UnsafePointer(strdup("the stream has been released"))

/// The state after a stream.
private final class OpenStream: Sendable {
    private let schema: TableSchema
    private let columns: [Int]
    private let decimals: DecimalWidth
    private let pool: ExportPool
    /// A reader may ask from two threads, although the interface does not allow it: they wait for each other.
    private let state: Mutex<State>

    private struct State: @unchecked Sendable {
        let cursor: RowCursor
        var export: ArrowArrayExport
    }

    init(_ cursor: RowCursor, columns: [Int], decimals: DecimalWidth) {
        schema = cursor.schema
        self.columns = columns
        self.decimals = decimals
        let wanted = schema.fields.indices.map { columns.contains($0) }
        pool = ExportPool(schema, capacity: cursor.capacity, wanted: wanted)
        state = Mutex(State(cursor: cursor, export: ArrowArrayExport(columns: columns, decimals: decimals)))
    }

    /// The state of a stream that has not been released.
    static func of(_ stream: UnsafeMutablePointer<ArrowArrayStream>?) -> OpenStream? {
        guard let data = stream?.pointee.private_data else { return nil }
        return Unmanaged<OpenStream>.fromOpaque(data).takeUnretainedValue()
    }

    static func release(_ stream: UnsafeMutablePointer<ArrowArrayStream>?) {
        guard let stream, let data = stream.pointee.private_data else { return }
        stream.pointee.private_data = nil
        stream.pointee.release = nil
        Unmanaged<OpenStream>.fromOpaque(data).release()
    }

    func writeSchema(_ out: UnsafeMutablePointer<ArrowSchema>?) -> Int32 {
        guard let out else { return EINVAL }
        ArrowSchemaExport.export(schema, columns: columns, decimals: decimals, to: out)
        return 0
    }

    func writeNext(_ out: UnsafeMutablePointer<ArrowArray>?) -> Int32 {
        guard let out else { return EINVAL }
        state.withLock { state in
            let lease = ExportLease(pool)
            if let rows = state.cursor.next(into: lease.held.batch) {
                state.export.export(lease, rows: rows, to: out)
            } else {
                // A released array is the end.
                out.initialize(to: ArrowArray())
            }
        }
        return 0
    }
}
