public import LoamCodecs
public import LoamColumns
public import LoamEngine

/// Arrow IPC: record batches as they are in memory, after the schema and the dictionaries of enumerations. As a file with
/// a footer (`arrow`), which can be mapped, or as a stream (`arrows`), which can be piped.
///
/// Buffers may be compressed with zstd or lz4, and most readers know only these.
public struct ArrowFormat: GroupFormat {
    private let isStream: Bool
    /// When a record batch is full.
    public let groupSize: GroupSize

    public static let normalGroupSize = GroupSize(rows: 1 << 16, bytes: 16 << 20)

    public init(isStream: Bool = false, groupSize: GroupSize = ArrowFormat.normalGroupSize) {
        self.isStream = isStream
        self.groupSize = groupSize
    }

    public var name: String { isStream ? "arrows" : "arrow" }
    public var fileExtension: String { name }
    public var defaultCompression: Compression { .none }
    public var settings: String {
        groupSize == Self.normalGroupSize ? "" : "record_batch=\(groupSize.rows)/\(groupSize.bytes)"
    }

    public func takes(_ compression: Compression) -> Bool {
        switch compression {
        case .none, .zstd, .lz4: true
        case .gzip, .snappy: false
        }
    }

    public func makeGroupEncoder(_ schema: TableSchema, _ compression: Compression) throws(CodecError)
        -> any GroupEncoder
    {
        ArrowGroupEncoder(schema, compression, try compression.makeBlockCompressor(lz4: .frame))
    }

    public func makeFileFrame(_ schema: TableSchema, _ compression: Compression, facts: [FileFact]) -> any FileFrame {
        ArrowFrame(schema, facts, isStream: isStream)
    }
}
