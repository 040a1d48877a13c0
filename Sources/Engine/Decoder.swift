public import LoamColumns

/// Reads rows of one table from the bytes of a text format. Belongs to one thread.
///
/// Tolerant: what cannot be read is reported and reading continues with the next row. Never traps, whatever the bytes are.
public protocol Decoder: AnyObject {
    /// What is wrong with the header, and with the file as a whole; empty for files that fit the schema.
    var headerFaults: [DecodeFault] { get }

    /// Columns of the schema that the file does not have; their cells read as null or zero.
    var missingColumns: [Int] { get }

    /// Reads rows from byte `offset` on into the batch, from empty, until it is full or the bytes end.
    ///
    /// The bytes hold whole rows, the last one ended by a line feed, and have 64 readable bytes after them. A cell that
    /// cannot be read is null or zero in the batch; of a row that cannot be read all cells are.
    /// - Parameter faults: what could not be read, in order of rows; appended.
    /// - Returns: the byte after the last row read.
    func decode(
        _ bytes: UnsafeRawBufferPointer, from offset: Int, into batch: Batch, faults: inout [DecodeFault]
    ) -> Int
}

/// A cell, a row or a header that does not say what the schema wants.
public struct DecodeFault: Sendable, Equatable {
    public enum Kind: String, Sendable, CaseIterable {
        /// Columns or keys: other than the schema's.
        case unknownColumn, missingColumn, duplicateColumn, columnOrder
        /// A row of more or fewer cells.
        case fieldCount
        /// Quotes, escapes, brackets: the row's structure.
        case syntax
        /// Bytes that are no UTF-8, or hold a zero byte.
        case encoding
        /// Null where nothing may be null.
        case null
        /// Text that does not spell a value of the type.
        case type
        /// A word that is not in the enumeration.
        case word
        /// A number beyond the type.
        case range
    }

    /// Row in the batch; 0 in a header.
    public var row: Int
    /// Index of the column in the schema; nil for the whole row.
    public var column: Int?
    public var kind: Kind
    /// What was found there, at most 80 bytes.
    public var text: String

    public init(row: Int, column: Int?, kind: Kind, text: String) {
        self.row = row
        self.column = column
        self.kind = kind
        self.text = text
    }
}

/// How rows of a text format are separated.
public struct RowForm: Sendable, Equatable {
    /// Whether the first line of a table is a header.
    public var hasHeader: Bool
    /// Whether a line feed between two double quotes belongs to a cell.
    public var hasQuotedLines: Bool

    public init(hasHeader: Bool, hasQuotedLines: Bool) {
        self.hasHeader = hasHeader
        self.hasQuotedLines = hasQuotedLines
    }
}
