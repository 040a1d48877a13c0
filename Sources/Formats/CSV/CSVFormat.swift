public import LoamColumns
public import LoamEngine

/// Comma-separated values (RFC 4180) with a header, LF line ends and minimal quoting.
///
/// Null is an empty cell, empty text is `""`, nested values are JSON text, instants are UTC (`2025-01-01T00:00:00Z`).
public struct CSVFormat: TextFormat {
    public init() {}

    public var name: String { "csv" }
    public var fileExtension: String { "csv" }

    public func header(_ schema: TableSchema) -> [UInt8] {
        let names = schema.fields.map { CSVText.quotedIfNeeded(Array($0.name.utf8)) }
        return Array(names.joined(separator: [UInt8(ascii: ",")])) + [UInt8(ascii: "\n")]
    }

    public func makeEncoder(_ schema: TableSchema) -> any Encoder { CSVEncoder(schema) }

    public var rowForm: RowForm { RowForm(hasHeader: true, hasQuotedLines: true) }

    public func makeDecoder(_ schema: TableSchema, header: [UInt8]?) -> any Decoder {
        CSVDecoder(schema, header: header)
    }
}

/// Quoting of CSV cells.
enum CSVText {
    /// The cell as written in a file: in quotes, with quotes doubled, where it is empty or has a special character.
    static func quotedIfNeeded(_ bytes: [UInt8]) -> [UInt8] {
        let special: Set<UInt8> = [0x2C, 0x22, 0x0A, 0x0D]
        guard bytes.isEmpty || bytes.contains(where: special.contains) else { return bytes }
        return [0x22] + bytes.flatMap { $0 == 0x22 ? [0x22, 0x22] : [$0] } + [0x22]
    }

    /// Writes a cell that may need quotes; returns the end. At most twice the bytes and two.
    static func write(_ bytes: UnsafeRawBufferPointer, to out: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer {
        var needed = bytes.isEmpty
        for byte in bytes where byte == 0x2C || byte == 0x22 || byte == 0x0A || byte == 0x0D { needed = true }
        var end = out
        func put(_ byte: UInt8) {
            end.storeBytes(of: byte, as: UInt8.self)
            end += 1
        }
        if needed { put(0x22) }
        for byte in bytes {
            put(byte)
            if byte == 0x22 { put(0x22) }
        }
        if needed { put(0x22) }
        return end
    }
}
