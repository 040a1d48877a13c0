internal import LoamBytes
public import LoamCodecs
public import LoamColumns

/// Files of a format of rows, written group by group, so that many of them can be in work at once. The bytes are a header
/// and rows all the same; each group is compressed as a piece of its own.
public struct TextGroupFormat: GroupFormat {
    private let rows: any RowFormat
    /// What every file of the table begins with, compressed.
    private let header: [UInt8]

    /// - Throws: where the compression is not there.
    public init(_ rows: any RowFormat, _ schema: TableSchema, _ compression: Compression) throws(CodecError) {
        self.rows = rows
        let header = rows.header(schema)
        var bytes = ByteBuffer()
        if let compressor = try compression.makeCompressor() {
            var plain = ByteBuffer()
            header.withUnsafeBytes { plain.append($0) }
            // A file without rows is a whole one, too.
            try compressor.compress(plain.bytes, into: &bytes)
        } else {
            header.withUnsafeBytes { bytes.append($0) }
        }
        self.header = Array(bytes.bytes)
    }

    public var name: String { rows.name }
    public var fileExtension: String { rows.fileExtension }
    public var defaultCompression: Compression { rows.defaultCompression }
    public var settings: String { rows.settings }
    public var groupSize: GroupSize { GroupSize(rows: Int.max / 2, bytes: 4 << 20) }
    public func takes(_ compression: Compression) -> Bool { rows.takes(compression) }
    public func fileSuffix(_ compression: Compression) -> String { rows.fileSuffix(compression) }

    public func makeGroupEncoder(_ schema: TableSchema, _ compression: Compression) throws(CodecError)
        -> any GroupEncoder
    {
        TextGroupEncoder(rows.makeEncoder(schema), try compression.makeCompressor())
    }

    public func makeFileFrame(_ schema: TableSchema, _ compression: Compression, facts: [FileFact]) -> any FileFrame {
        TextFrame(header)
    }
}

private final class TextGroupEncoder: GroupEncoder {
    private let encoder: any Encoder
    private let compressor: (any Compressor)?
    private let plain = SharedBuffer()

    init(_ encoder: any Encoder, _ compressor: (any Compressor)?) {
        self.encoder = encoder
        self.compressor = compressor
    }

    func encode(_ group: GroupedRows, into out: inout ByteBuffer) throws(CodecError) -> any Sendable {
        guard let compressor else {
            for slice in group.slices { encoder.encode(slice.batch, rows: slice.rows, into: &out) }
            return group.rowCount
        }
        plain.buffer.removeAll()
        for slice in group.slices { encoder.encode(slice.batch, rows: slice.rows, into: &plain.buffer) }
        try compressor.compress(plain.buffer.bytes, into: &out)
        return group.rowCount
    }
}

/// The header in front of the first group; nothing else.
private final class TextFrame: FileFrame {
    private let header: [UInt8]

    init(_ header: [UInt8]) { self.header = header }

    func open(into out: inout ByteBuffer) { header.withUnsafeBytes { out.append($0) } }
    func add(_ encoded: any Sendable, rows: Int, offset: Int, byteCount: Int, into out: inout ByteBuffer) {}
    func close(_ content: ContentDigest?, offset: Int, into out: inout ByteBuffer) {}
}
