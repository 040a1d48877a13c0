public import LoamBytes
public import LoamCodecs
public import LoamColumns

/// A format whose files are a header and then rows, whose bytes depend on the row alone: text, and what databases take. Pieces of a file are
/// encoded separately and concatenated, compressed piece by piece.
public protocol RowFormat: FileFormat {
    /// The bytes that open a file of this table; may be empty.
    func header(_ schema: TableSchema) -> [UInt8]

    /// An encoder of one table for one thread.
    func makeEncoder(_ schema: TableSchema) -> any Encoder

    /// How rows are read back; nil for formats that only a database reads.
    var text: (any TextFormat)? { get }
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

extension TextFormat {
    public var text: (any TextFormat)? { self }
}

extension RowFormat {
    public var text: (any TextFormat)? { nil }
    public var defaultCompression: Compression { .none }
    public func takes(_ compression: Compression) -> Bool { compression.isStream }
    public func fileSuffix(_ compression: Compression) -> String { compression.fileSuffix }
}

/// Turns batches of one table into bytes. Belongs to one thread; the bytes of a row depend on the row alone.
public protocol Encoder: AnyObject {
    /// Appends rows `rows` of the batch to `out`.
    func encode(_ batch: Batch, rows: Range<Int>, into out: inout ByteBuffer)
}
