internal import LoamBytes
internal import LoamColumns
internal import LoamEngine

/// Writes batches of one table as stored cells.
final class StoredCellEncoder: Encoder {
    private let loop: RowLoop<StoredCells>

    init(_ schema: TableSchema) { loop = StoredCells.makeLoop(schema) }

    func encode(_ batch: Batch, rows: Range<Int>, into out: inout ByteBuffer) {
        loop.encode(batch, rows: rows, into: &out)
    }
}
