public import LoamColumns

/// Rows of a grown table, batch by batch in row order: `for batch in rows { … batch.columns[0].int64[row] … }`.
///
/// Every loop grows the rows again, to the same cells. A batch that the loop has let go is filled again, so reading takes the memory
/// of one batch; a batch that is kept stays as it is. A column belongs to its batch: keep the batch, not the column alone.
public struct RowBatches: Sequence, Sendable {
    private let source: any Source
    private let table: Int
    private let selection: RowSelection
    private let wanted: [Bool]
    private let batchRows: Int

    /// - Parameters:
    ///   - columns: indexes of those that are wanted; the cells of the others mean nothing, and are not grown where the source can do
    ///     without them. Nil for all.
    ///   - batchRows: rows of a batch, roughly; changes no cell.
    /// - Throws: `unknown_row` where a range reaches beyond the table.
    public init(
        _ source: any Source, table: Int, columns: [Int]? = nil, rows selection: RowSelection = .all,
        batchRows: Int = RunPlan.normalBatchRows
    ) throws(RunError) {
        self.source = source
        self.table = table
        self.selection = selection
        self.batchRows = batchRows
        wanted = source.tables[table].fields.indices.map { columns?.contains($0) ?? true }
        // Finds out whether there are such rows.
        _ = try RowCursor(source, table: table, selection, batchRows: batchRows)
    }

    /// The table's schema.
    public var schema: TableSchema { source.tables[table] }

    public func makeIterator() -> Iterator {
        Iterator(try? RowCursor(source, table: table, selection, batchRows: batchRows), wanted)
    }

    public struct Iterator: IteratorProtocol {
        private let cursor: RowCursor?
        private let wanted: [Bool]
        private var batch: Batch?

        fileprivate init(_ cursor: RowCursor?, _ wanted: [Bool]) {
            self.cursor = cursor
            self.wanted = wanted
        }

        /// The next rows: all of the batch.
        public mutating func next() -> Batch? {
            guard let cursor else { return nil }
            if batch == nil || !isKnownUniquelyReferenced(&batch) {
                batch = Batch(cursor.schema, capacity: cursor.capacity, wanted: wanted)
            }
            guard let filled = batch, let rows = cursor.next(into: filled) else { return nil }
            filled.rowCount = rows.upperBound
            guard rows.lowerBound > 0 else { return filled }
            // Only the first batch of a range has rows before it.
            let cut = Batch(cursor.schema, capacity: cursor.capacity, wanted: wanted)
            cut.append(filled, rows)
            batch = cut
            return cut
        }
    }
}
