internal import LoamBytes
internal import LoamColumns
internal import LoamEngine

/// Writes batches of one table as binary COPY tuples.
final class PostgresCopyEncoder: Encoder {
    private let loop: RowLoop<PostgresCopyCells>

    init(_ schema: TableSchema) { loop = PostgresCopyCells.makeLoop(schema) }

    func encode(_ batch: Batch, rows: Range<Int>, into out: inout ByteBuffer) {
        loop.encode(batch, rows: rows, into: &out)
    }
}
