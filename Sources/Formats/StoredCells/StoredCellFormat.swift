public import LoamCodecs
public import LoamColumns
public import LoamEngine

/// Rows as SQLite stores them, cell by cell, so that a statement binds them without another conversion: a tag, then a
/// number of eight bytes or a length of four and as many bytes of text, all in the machine's order. Never written to files.
///
/// Booleans and integers are integers; decimals of up to 15 digits and floating-point numbers are reals; everything else is
/// text, spelled as in CSV: `2025-01-01T00:00:00Z`, a UUID with hyphens, structures and lists as JSON.
public struct StoredCellFormat: RowFormat {
    public init() {}

    public var name: String { "sqlite_cells" }
    public var fileExtension: String { "cells" }

    public func takes(_ compression: Compression) -> Bool { compression == .none }
    public func header(_ schema: TableSchema) -> [UInt8] { [] }
    public func makeEncoder(_ schema: TableSchema) -> any Encoder { StoredCellEncoder(schema) }

    /// What a cell begins with.
    public enum Tag: UInt8, Sendable {
        case null, integer, real, text
    }
}
