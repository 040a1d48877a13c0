public import LoamBytes
public import LoamCodecs
public import LoamColumns

/// A way to write rows as bytes: a `RowFormat` or a `GroupFormat`.
public protocol Format: Sendable {
    /// The name in `--format` and in manifests.
    var name: String { get }

    /// What file names end in, without the dot.
    var fileExtension: String { get }

    /// What is used if no compression is given.
    var defaultCompression: Compression { get }

    /// Whether the format takes this compression.
    func takes(_ compression: Compression) -> Bool

    /// What file names get after the extension, dot included; empty for formats that compress inside of their files.
    func fileSuffix(_ compression: Compression) -> String

    /// The options that decide bytes, as text; empty where there are none but the defaults.
    var settings: String { get }
}

extension Format {
    public var settings: String { "" }
}

/// A format whose files are a header and then rows, whose bytes depend on the row alone: text, and what databases take. Pieces of a file are
/// encoded separately and concatenated, compressed piece by piece.
public protocol RowFormat: Format {
    /// The bytes that open a file of this table; may be empty.
    func header(_ schema: TableSchema) -> [UInt8]

    /// An encoder of one table for one thread.
    func makeEncoder(_ schema: TableSchema) -> any Encoder
}

/// A format whose rows are text that can be read back: CSV, NDJSON.
public protocol TextFormat: RowFormat {
    /// How rows are separated when files are read back.
    var rowForm: RowForm { get }

    /// A decoder of one table for one thread.
    ///
    /// - Parameter header: the file's first line without its line end; nil for a file without one.
    func makeDecoder(_ schema: TableSchema, header: [UInt8]?) -> any Decoder
}

extension RowFormat {
    public var defaultCompression: Compression { .none }
    public func takes(_ compression: Compression) -> Bool { compression.isStream }
    public func fileSuffix(_ compression: Compression) -> String { compression.fileSuffix }
}

/// Turns batches of one table into bytes. Belongs to one thread; the bytes of a row depend on the row alone.
public protocol Encoder: AnyObject {
    /// Appends rows `rows` of the batch to `out`.
    func encode(_ batch: Batch, rows: Range<Int>, into out: inout ByteBuffer)
}

/// A format whose files are groups of rows, each encoded whole, between an opening and a closing that knows all of them:
/// Parquet, Arrow. Workers encode groups; the opening, the closing and the places of groups are decided in order.
public protocol GroupFormat: Format {
    /// When a group is full.
    var groupSize: GroupSize { get }

    /// An encoder of one table for one thread.
    func makeGroupEncoder(_ schema: TableSchema, _ compression: Compression) throws(CodecError) -> any GroupEncoder

    /// What writes around the groups of one file.
    ///
    /// - Parameter facts: what the file should say of its origin, for formats that have a place for it.
    func makeFileFrame(_ schema: TableSchema, _ compression: Compression, facts: [FileFact]) -> any FileFrame

    /// Whether files can be read back.
    var isReadable: Bool { get }

    /// Opens a file of a table to read it back; nil for formats that Loam does not read.
    ///
    /// - Throws: where it is no such file, or its columns are not the table's.
    func open(_ file: InputFile, _ schema: TableSchema) throws(FileFault) -> (any GroupedFile)?
}

extension GroupFormat {
    public func fileSuffix(_ compression: Compression) -> String { "" }
}

/// When a group is full. Groups do not depend on threads or batches: `rows` is kept exactly, `bytes` is looked at where a
/// partition ends.
public struct GroupSize: Sendable, Equatable {
    /// The most rows of a group.
    public var rows: Int
    /// Bytes in memory at which a group ends.
    public var bytes: Int

    public init(rows: Int, bytes: Int) {
        self.rows = rows
        self.bytes = bytes
    }
}

/// A named text about the origin of a file.
public struct FileFact: Sendable, Equatable {
    public var key: String
    public var value: String

    /// The key of the program's version.
    public static let version = "loam.version"

    public init(_ key: String, _ value: String) {
        self.key = key
        self.value = value
    }
}

/// Encodes groups of rows of one table. Belongs to one thread; the bytes depend on the group alone.
public protocol GroupEncoder: AnyObject {
    /// Appends the bytes of a group to `out` and returns what the file's frame must know of it.
    func encode(_ group: GroupedRows, into out: inout ByteBuffer) throws(CodecError) -> any Sendable
}

/// What comes before, between and after the groups of one file. Called in order; the bytes of a group are written between `opening` and
/// `place`.
public protocol FileFrame: AnyObject {
    /// Appends what comes before the first group.
    func open(into out: inout ByteBuffer)

    /// Notes a group, whose bytes begin at `offset` of the file, and appends what follows it.
    ///
    /// - Parameter encoded: what the encoder said of it.
    func place(_ encoded: any Sendable, rows: Int, offset: Int, byteCount: Int, into out: inout ByteBuffer)

    /// Appends what closes the file, whose bytes so far are `offset`.
    ///
    /// - Parameter content: the digest of its rows; nil in runs without digests.
    func close(_ content: ContentDigest?, offset: Int, into out: inout ByteBuffer)
}
