public import LoamEngine

/// The options of all formats that have some, in one value: a format takes its own when it is made.
public struct FormatOptions: Sendable {
    public var parquet = ParquetOptions()
    /// The size of a record batch of Arrow.
    public var recordBatch = ArrowFormat.normalGroupSize

    public init() {}
}
