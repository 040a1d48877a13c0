internal import LoamBytes
internal import LoamCodecs
internal import LoamColumns
internal import LoamEngine

/// Encodes row groups of one table, leaf by leaf.
final class ParquetGroupEncoder: GroupEncoder {
    private let chunks: [ColumnChunkEncoder]

    init(_ schema: TableSchema, _ compression: Compression, _ options: ParquetOptions) throws(CodecError) {
        let pages = try PageWriter(compression, version: options.pageVersion)
        chunks = ParquetLeaf.all(options.written(schema)).map {
            ColumnChunkEncoder($0, table: schema.name, options, pages)
        }
    }

    func encode(_ rows: GroupedRows, into out: inout ByteBuffer) throws(CodecError) -> any Sendable {
        var group = EncodedRowGroup(chunks: [])
        for chunk in chunks { group.chunks.append(try chunk.encode(rows, into: &out)) }
        return group
    }
}
