public import LoamBytes
public import LoamColumns

/// A way to write rows as bytes: CSV, NDJSON.
public protocol Format: Sendable {
    /// The name in `--format` and in manifests.
    var name: String { get }

    /// What file names end in, without the dot.
    var fileExtension: String { get }

    /// The bytes that open a file of this table; may be empty.
    func header(_ schema: TableSchema) -> [UInt8]

    /// An encoder of one table for one thread.
    func makeEncoder(_ schema: TableSchema) -> any Encoder

    /// How rows are told apart when files are read back; nil for formats that Loam does not read as text.
    var rowForm: RowForm? { get }

    /// A decoder of one table for one thread; nil where `rowForm` is.
    ///
    /// - Parameter header: the file's first line without its line end; nil for a file without one.
    func makeDecoder(_ schema: TableSchema, header: [UInt8]?) -> (any Decoder)?
}

extension Format {
    public var rowForm: RowForm? { nil }
    public func makeDecoder(_ schema: TableSchema, header: [UInt8]?) -> (any Decoder)? { nil }
}

/// Turns batches of one table into bytes. Belongs to one thread; the bytes of a row depend on the row alone.
public protocol Encoder: AnyObject {
    /// Appends rows `rows` of the batch to `out`.
    func encode(_ batch: Batch, rows: Range<Int>, into out: inout ByteBuffer)
}
