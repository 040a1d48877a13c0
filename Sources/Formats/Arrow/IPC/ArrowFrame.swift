internal import LoamBytes
internal import LoamCodecs
internal import LoamColumns
internal import LoamEngine

/// What surrounds the record batches of an Arrow file or stream: the schema, the dictionaries, the end, and a file's
/// footer.
final class ArrowFrame: FileFrame {
    private let schema: TableSchema
    private let facts: [(String, String)]
    private let isStream: Bool
    private var dictionaries: [ArrowMessage.Block] = []
    private var batches: [ArrowMessage.Block] = []

    private static let magic = "ARROW1"

    init(_ schema: TableSchema, _ facts: [FileFact], isStream: Bool) {
        self.schema = schema
        self.facts = facts.map { ($0.key, $0.value) }
        self.isStream = isStream
    }

    func open(into out: inout ByteBuffer) {
        // Padded, so that messages begin at a multiple of eight.
        if !isStream { out.append(Self.magic + "\0\0") }
        ArrowMessage.appendSchema(schema, facts, to: &out)
        for (id, enumeration) in schema.fields.flatMap({ Self.enumerations($0.type) }).enumerated() {
            appendDictionary(enumeration, id: id, to: &out)
        }
    }

    /// The enumerations of a column, depth first: the order that numbers them.
    private static func enumerations(_ type: ColumnType) -> [Enumeration] {
        switch type {
        case .dictionary(let enumeration): [enumeration]
        case .structure(let fields): fields.flatMap { enumerations($0.type) }
        case .list(let element): enumerations(element)
        default: []
        }
    }

    private func appendDictionary(_ enumeration: Enumeration, id: Int, to out: inout ByteBuffer) {
        let words = Column(.utf8, nullable: false, capacity: enumeration.count)
        var writer = TextWriter(words, rows: enumeration.count, maximumWidth: enumeration.words.maximumWidth + 16)
        for word in 0..<enumeration.count {
            writer.append(enumeration.words, word)
            writer.endRow()
        }
        writer.finish()
        var body = ByteBuffer()
        // Nothing is compressed, so nothing can fail.
        guard let layout = try? ArrowBody([words], rowCount: enumeration.count, compressor: nil, into: &body) else {
            return
        }
        let offset = out.count
        let metadata = ArrowMessage.appendBatch(layout, dictionary: id, codec: nil, to: &out)
        out.append(body.bytes)
        dictionaries.append(.init(offset: offset, metadataLength: metadata, bodyLength: body.count))
    }

    func add(_ encoded: any Sendable, rows: Int, offset: Int, byteCount: Int, into out: inout ByteBuffer) {
        guard let batch = encoded as? EncodedRecordBatch, !isStream else { return }
        batches.append(
            .init(offset: offset, metadataLength: batch.metadataLength, bodyLength: batch.bodyLength))
    }

    func close(_ content: ContentDigest?, offset: Int, into out: inout ByteBuffer) {
        ArrowMessage.appendEnd(to: &out)
        guard !isStream else { return }
        let facts = self.facts + (content.map { [("loam.content", $0.text)] } ?? [])
        ArrowMessage.appendFooter(schema, facts, dictionaries: dictionaries, batches: batches, to: &out)
        out.append(Self.magic)
    }
}
