public import LoamBytes
public import LoamCodecs
public import LoamColumns

/// A format whose files are groups of rows, each encoded whole, between an opening and a closing that knows all of them:
/// Parquet, Arrow. Workers encode groups; the opening, the closing and the offsets of groups are decided in order.
public protocol GroupFormat: FileFormat {
    /// When a group is full.
    var groupSize: GroupSize { get }

    /// An encoder of one table for one thread.
    func makeGroupEncoder(_ schema: TableSchema, _ compression: Compression) throws(CodecError) -> any GroupEncoder

    /// What writes around the groups of one file.
    ///
    /// - Parameter facts: what the file should say of its origin, for formats that can hold it.
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
/// `add`.
public protocol FileFrame: AnyObject {
    /// Appends what comes before the first group.
    func open(into out: inout ByteBuffer)

    /// Notes a group, whose bytes begin at `offset` of the file, and appends what follows it.
    ///
    /// - Parameter encoded: what the encoder said of it.
    func add(_ encoded: any Sendable, rows: Int, offset: Int, byteCount: Int, into out: inout ByteBuffer)

    /// Appends what closes the file, whose bytes so far are `offset`.
    ///
    /// - Parameter content: the digest of its rows; nil in runs without digests.
    func close(_ content: ContentDigest?, offset: Int, into out: inout ByteBuffer)
}
