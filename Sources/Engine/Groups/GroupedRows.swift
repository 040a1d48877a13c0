public import LoamColumns

/// Some rows of one table, in order: slices of batches.
public struct GroupedRows {
    /// A run of rows of a batch.
    public struct Slice {
        public var batch: Batch
        public var rows: Range<Int>

        public init(_ batch: Batch, _ rows: Range<Int>) {
            self.batch = batch
            self.rows = rows
        }
    }

    public private(set) var slices: [Slice] = []
    public private(set) var rowCount = 0
    /// Bytes of the cells in memory; the same however the rows are spread over batches.
    public private(set) var byteCount = 0

    public init() {}

    public mutating func append(_ slice: Slice) {
        slices.append(slice)
        rowCount += slice.rows.count
        byteCount += slice.batch.byteCount(slice.rows)
    }
}
