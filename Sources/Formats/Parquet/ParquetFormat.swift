public import LoamBytes
public import LoamCodecs
public import LoamColumns
public import LoamEngine

/// Apache Parquet (format 2.x): columns in row groups, with statistics, page indexes and dictionaries.
///
/// Files open in every reader tried: see `make test-readers`. What they hold does not depend on threads, batches or machine;
/// compressed pages are the same for one version of the codec's library.
public struct ParquetFormat: GroupFormat {
    private let options: ParquetOptions

    public init(_ options: ParquetOptions = ParquetOptions()) { self.options = options }

    /// The name of this format.
    public static let parquetName = "parquet"

    public var name: String { Self.parquetName }
    public var fileExtension: String { Self.parquetName }
    public var defaultCompression: Compression { .snappy }
    public var settings: String { options.text }

    public func takes(_ compression: Compression) -> Bool { true }

    public var groupSize: GroupSize {
        GroupSize(rows: options.groupSize.rows, bytes: min(options.groupSize.bytes, ParquetOptions.mostGroupBytes))
    }

    public func makeGroupEncoder(_ schema: TableSchema, _ compression: Compression) throws(CodecError)
        -> any GroupEncoder
    {
        try ParquetGroupEncoder(schema, compression, options)
    }

    public func makeFileFrame(_ schema: TableSchema, _ compression: Compression, facts: [FileFact]) -> any FileFrame {
        ParquetFrame(options.written(schema), compression, facts)
    }

    public var isReadable: Bool { true }

    public func open(_ file: InputFile, _ schema: TableSchema) throws(FileFault) -> (any GroupedFile)? {
        try ParquetFile(file, schema)
    }
}
