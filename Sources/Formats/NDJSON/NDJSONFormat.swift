public import LoamColumns
public import LoamEngine

/// One JSON object a line (RFC 8259 objects, LF), in strict UTF-8.
///
/// Null is written as null, nested values are objects and arrays, decimals are numbers with their decimals, UUIDs, dates
/// and instants are strings.
public struct NDJSONFormat: TextFormat {
    public init() {}

    public var name: String { "ndjson" }
    public var fileExtension: String { "ndjson" }

    public func header(_ schema: TableSchema) -> [UInt8] { [] }

    public func makeEncoder(_ schema: TableSchema) -> any Encoder { NDJSONEncoder(schema) }

    public var rowForm: RowForm { RowForm(hasHeader: false, hasQuotedLines: false) }

    public func makeDecoder(_ schema: TableSchema, header: [UInt8]?) -> any Decoder { NDJSONDecoder(schema) }
}
