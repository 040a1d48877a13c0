internal import LoamColumns
public import LoamEngine

/// What a user may choose of a Parquet file.
public struct ParquetOptions: Sendable, Equatable {
    /// When a row group is full: by default at a million rows, or some 16 MiB in memory.
    public var groupSize = ParquetOptions.normalGroupSize
    /// 1 or 2: the version of data pages.
    public var pageVersion = 1
    /// The most rows of a page; long texts make shorter pages.
    public var pageRows = ParquetOptions.normalPageRows
    /// Encodings asked for, by the name of a column: `amount`, `items.price`, or of one table's: `orders.amount`.
    public var encodings: [ColumnEncoding] = []
    /// Whether UUIDs are written as text of 36 characters instead of 16 bytes of the type UUID, which Spark refuses.
    public var spellsUUIDs = false
    /// Columns that get a bloom filter, by the same names.
    public var bloomFilters: [String] = []

    public static let normalGroupSize = GroupSize(rows: 1 << 20, bytes: 16 << 20)
    public static let normalPageRows = 20_000
    /// A group ends at this many bytes of cells, whatever its rows; enumerations count as indices, and UUIDs as 16 bytes.
    public static let mostGroupBytes = 1 << 30

    /// The encoding that is asked for, for a column.
    public struct ColumnEncoding: Sendable, Equatable {
        public var column: String
        public var encoding: ParquetEncoding

        public init(_ column: String, _ encoding: ParquetEncoding) {
            self.column = column
            self.encoding = encoding
        }
    }

    public init() {}

    /// What differs from the defaults; encodings in the order they were asked for, since the last word counts.
    var text: String {
        let normal = ParquetOptions()
        var parts: [String] = []
        if groupSize != normal.groupSize { parts.append("row_group=\(groupSize.rows)/\(groupSize.bytes)") }
        if pageVersion != normal.pageVersion { parts.append("page_version=\(pageVersion)") }
        if pageRows != normal.pageRows { parts.append("page_rows=\(pageRows)") }
        if spellsUUIDs { parts.append("uuids=text") }
        parts += encodings.map { "\($0.column)=\($0.encoding.rawValue)" }
        parts += bloomFilters.map { "bloom=\($0)" }
        return parts.joined(separator: " ")
    }

    /// The encoding that is wanted for a leaf; nil where Loam is to choose. The last word counts.
    func encoding(_ leaf: ParquetLeaf, of table: String) -> ParquetEncoding? {
        encodings.last { Self.names($0.column, leaf, table) }?.encoding
    }

    /// The table as its file has it.
    func written(_ schema: TableSchema) -> TableSchema { spellsUUIDs ? schema.spellingUUIDs() : schema }

    func hasBloomFilter(_ leaf: ParquetLeaf, of table: String) -> Bool {
        bloomFilters.contains { Self.names($0, leaf, table) }
    }

    /// Whether an option's name means a leaf.
    static func names(_ name: String, _ leaf: ParquetLeaf, _ table: String) -> Bool {
        name == leaf.name || name == "\(table).\(leaf.name)"
    }
}
