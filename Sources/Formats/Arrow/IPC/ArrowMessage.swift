internal import LoamBytes
internal import LoamColumns

/// Messages of the Arrow IPC format (Columnar Format, "Serialization and Interprocess Communication"): FlatBuffers after
/// Schema.fbs, Message.fbs and File.fbs. Slots are the numbers of fields in those files.
enum ArrowMessage {
    /// MetadataVersion V5.
    private static let version: Int16 = 4
    private static let continuation: UInt32 = 0xFFFF_FFFF

    /// The kinds of messages, as MessageHeader numbers them.
    private enum Header: UInt8 {
        case schema = 1
        case dictionaryBatch = 2
        case recordBatch = 3
    }

    /// Appends the schema message.
    static func appendSchema(_ schema: TableSchema, _ facts: [(String, String)], to out: inout ByteBuffer) {
        var builder = FlatBuilder()
        let distance = ArrowSchemaTable.add(schema, facts, to: &builder)
        _ = append(builder, .schema, distance, bodyLength: 0, to: &out)
    }

    /// Appends the message of a batch, whose body follows; returns its length.
    static func appendBatch(_ body: ArrowBody, dictionary id: Int?, codec: Int8?, to out: inout ByteBuffer) -> Int {
        var builder = FlatBuilder()
        let nodes = builder.vector(body.nodes.map { [Int64($0.count), Int64($0.nulls)] })
        let buffers = builder.vector(body.buffers.map { [Int64($0.lowerBound), Int64($0.count)] })
        let compression = codec.map { codec in
            builder.table { $0.add(0, codec) }
        }
        let batch = builder.table {
            $0.add(0, Int64(body.rowCount))
            $0.add(1, reference: nodes)
            $0.add(2, reference: buffers)
            $0.add(3, reference: compression)
        }
        guard let id else { return append(builder, .recordBatch, batch, bodyLength: body.byteCount, to: &out) }
        let dictionary = builder.table {
            $0.add(0, Int64(id))
            $0.add(1, reference: batch)
        }
        return append(builder, .dictionaryBatch, dictionary, bodyLength: body.byteCount, to: &out)
    }

    private static func append(
        _ filled: FlatBuilder, _ header: Header, _ distance: FlatBuilder.Distance, bodyLength: Int,
        to out: inout ByteBuffer
    ) -> Int {
        var builder = filled
        let root = builder.table {
            $0.add(3, Int64(bodyLength))
            $0.add(2, reference: distance)
            $0.add(0, version)
            $0.add(1, header.rawValue)
        }
        let bytes = builder.finish(root)
        let before = out.count
        append(continuation, to: &out)
        append(UInt32(bytes.count), to: &out)
        bytes.withUnsafeBytes { out.append($0) }
        return out.count - before
    }

    /// Appends what ends a stream.
    static func appendEnd(to out: inout ByteBuffer) {
        append(continuation, to: &out)
        append(UInt32(0), to: &out)
    }

    /// Where a message of a file is.
    struct Block {
        var offset: Int
        var metadataLength: Int
        var bodyLength: Int

        var words: [Int64] { [Int64(offset), Int64(metadataLength), Int64(bodyLength)] }
    }

    /// Appends the footer of a file with its length.
    static func appendFooter(
        _ schema: TableSchema, _ facts: [(String, String)], dictionaries: [Block], batches: [Block],
        to out: inout ByteBuffer
    ) {
        var builder = FlatBuilder()
        let schema = ArrowSchemaTable.add(schema, facts, to: &builder)
        let dictionaries = builder.vector(dictionaries.map(\.words))
        let batches = builder.vector(batches.map(\.words))
        let root = builder.table {
            $0.add(1, reference: schema)
            $0.add(2, reference: dictionaries)
            $0.add(3, reference: batches)
            $0.add(0, version)
        }
        let bytes = builder.finish(root)
        bytes.withUnsafeBytes { out.append($0) }
        append(UInt32(bytes.count), to: &out)
    }

    private static func append(_ word: UInt32, to out: inout ByteBuffer) {
        withUnsafeBytes(of: word.littleEndian) { out.append($0) }
    }
}
