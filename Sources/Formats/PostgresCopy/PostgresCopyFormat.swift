public import LoamCodecs
public import LoamColumns
public import LoamEngine

/// Rows as PostgreSQL's `COPY ... (FORMAT binary)` takes them: tuples without header and end, which the sink adds.
///
/// Follows the manual's chapter on COPY (Binary Format) and the `*_recv` functions of the types.
public struct PostgresCopyFormat: RowFormat {
    public init() {}

    public var name: String { "postgresql_copy" }
    public var fileExtension: String { "pgcopy" }

    public func takes(_ compression: Compression) -> Bool { compression == .none }
    public func header(_ schema: TableSchema) -> [UInt8] { [] }
    public func makeEncoder(_ schema: TableSchema) -> any Encoder { PostgresCopyEncoder(schema) }

    /// What comes before the first tuple: the signature, no flags, no header extension.
    public static let opening: [UInt8] =
        Array("PGCOPY\n".utf8) + [0xFF, 0x0D, 0x0A, 0x00] + [UInt8](repeating: 0, count: 8)

    /// What follows the last tuple.
    public static let closing: [UInt8] = [0xFF, 0xFF]

    /// 2000-01-01, where PostgreSQL's days and instants begin.
    static let epochDays: Int32 = 10_957
    static let epochMicroseconds: Int64 = 946_684_800_000_000
}
