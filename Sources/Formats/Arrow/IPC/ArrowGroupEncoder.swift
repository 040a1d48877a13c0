internal import LoamBytes
internal import LoamCodecs
internal import LoamColumns
internal import LoamEngine

/// Encodes record batches of one table.
final class ArrowGroupEncoder: GroupEncoder {
    private let codec: Int8?
    private let compressor: (any Compressor)?
    /// The rows of a group, side by side.
    private let batch: Batch
    private var body = ByteBuffer()

    init(_ schema: TableSchema, _ compression: Compression, _ compressor: (any Compressor)?) {
        self.compressor = compressor
        codec =
            switch compression {
            case .zstd: 1
            case .lz4: 0
            default: nil
            }
        batch = Batch(schema, capacity: 0)
    }

    func encode(_ group: GroupedRows, into out: inout ByteBuffer) throws(CodecError) -> any Sendable {
        batch.clear()
        for slice in group.slices { batch.append(slice.batch, slice.rows) }
        batch.zeroNulls()
        body.removeAll()
        let layout = try ArrowBody(
            batch.columns, rowCount: batch.rowCount, compressor: compressor, into: &body)
        let metadata = ArrowMessage.appendBatch(layout, dictionary: nil, codec: codec, to: &out)
        out.append(body.bytes)
        return EncodedRecordBatch(metadataLength: metadata, bodyLength: body.count)
    }
}

/// The lengths of a record batch's message and of what follows it.
struct EncodedRecordBatch: Sendable {
    var metadataLength: Int
    var bodyLength: Int
}
