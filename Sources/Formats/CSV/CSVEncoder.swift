internal import LoamBytes
internal import LoamColumns
internal import LoamEngine

/// Writes batches of one table as CSV rows.
final class CSVEncoder: Encoder {
    private let loop: RowLoop<CSVCells>

    init(_ schema: TableSchema) { loop = CSVCells.makeLoop(schema) }

    func encode(_ batch: Batch, rows: Range<Int>, into out: inout ByteBuffer) {
        loop.encode(batch, rows: rows, into: &out)
    }
}
