internal import LoamBytes
internal import LoamColumns
internal import LoamEngine

/// Writes batches of one table as lines of JSON.
final class NDJSONEncoder: Encoder {
    private let loop: RowLoop<NDJSONCells>

    init(_ schema: TableSchema) { loop = NDJSONCells.makeLoop(schema) }

    func encode(_ batch: Batch, rows: Range<Int>, into out: inout ByteBuffer) {
        loop.encode(batch, rows: rows, into: &out)
    }
}
