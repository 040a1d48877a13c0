internal import LoamBytes
internal import LoamColumns

/// JSON text of structures and lists: objects with their fields in schema order, arrays, null as null.
struct NestedJSON {
    private let cells = CellWriter()
    private let days = DayTexts()

    /// Appends the cell, of any type, null included.
    func append(_ column: Column, _ row: Int, to out: inout ByteBuffer) {
        guard column.isValid(row) else {
            out.append("null")
            return
        }
        switch column.type {
        case .structure(let fields):
            out.append(byte: UInt8(ascii: "{"))
            for (index, field) in fields.enumerated() {
                if index > 0 { out.append(byte: UInt8(ascii: ",")) }
                out.append(JSONText.quoted(field.name))
                out.append(byte: UInt8(ascii: ":"))
                append(column.children[index], row, to: &out)
            }
            out.append(byte: UInt8(ascii: "}"))
        case .list:
            out.append(byte: UInt8(ascii: "["))
            for (index, element) in column.listRange(row).enumerated() {
                if index > 0 { out.append(byte: UInt8(ascii: ",")) }
                append(column.children[0], element, to: &out)
            }
            out.append(byte: UInt8(ascii: "]"))
        case .utf8: appendText(column.textBytes(row), to: &out)
        case .dictionary(let enumeration):
            appendText(enumeration.words.bytes(Int(column.int32[row])), to: &out)
        default: appendScalar(column, row, to: &out)
        }
    }

    private func appendText(_ bytes: UnsafeRawBufferPointer, to out: inout ByteBuffer) {
        out.reserve(bytes.count * JSONText.maximumGrowth + 2)
        out.append(byte: UInt8(ascii: "\""))
        out.commit(to: JSONText.writeEscaped(bytes, to: out.end))
        out.append(byte: UInt8(ascii: "\""))
    }

    private func appendScalar(_ column: Column, _ row: Int, to out: inout ByteBuffer) {
        var cell = CellColumn(column.type, days: days)
        cell.attach(column)
        if cell.isUnprintable(row) {
            out.append("null")
            return
        }
        let isQuoted: Bool =
            switch column.type {
            case .uuid, .date, .timestamp: true
            default: false
            }
        out.reserve(cell.maximumWidth + 2)
        if isQuoted { out.append(byte: UInt8(ascii: "\"")) }
        withUnsafeMutablePointer(to: &cell) { cell in
            out.commit(to: cells.write(cell, row, to: out.end))
        }
        if isQuoted { out.append(byte: UInt8(ascii: "\"")) }
    }
}
