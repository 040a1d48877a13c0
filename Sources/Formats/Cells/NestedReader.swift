internal import LoamBytes
internal import LoamColumns
internal import LoamEngine

/// Fills structures and lists from JSON text: the counterpart of `NestedJSON`. Careful rather than fast.
struct NestedReader {
    /// Makes the cell null or, where it may not be null, empty.
    func setNull(_ column: Column, _ row: Int) {
        if column.isNullable { column.valid[row] = false }
        switch column.type {
        case .list: if let offsets = column.offsets { offsets[row + 1] = offsets[row] }
        case .structure: for child in column.children { setEmpty(child, row) }
        default: setEmpty(column, row)
        }
    }

    private func setEmpty(_ column: Column, _ row: Int) {
        switch column.type {
        case .list, .structure: setNull(column, row)
        case .utf8:
            if column.isNullable { column.valid[row] = false }
            column.offsets?[row + 1] = column.offsets?[row] ?? 0
        default:
            if column.isNullable { column.valid[row] = false }
            var reader = CellReader(Field("", column.type, nullable: false, ""))
            reader.attach(column)
            reader.setNull(row)
        }
    }

    /// Sets the cell; what is wrong with the text, nil for nothing.
    func set(_ column: Column, _ row: Int, _ text: UnsafeRawBufferPointer) -> DecodeFault.Kind? {
        guard let value = try? JSONParser.parse(Array(text)) else { return .type }
        // Nothing of a bad value stays: what it has written after the row's offsets is written over.
        return set(column, row, value)
    }

    private func set(_ column: Column, _ row: Int, _ value: JSONValue) -> DecodeFault.Kind? {
        if value == .null {
            setNull(column, row)
            return column.isNullable || isFixed(column.type) ? nil : .null
        }
        if column.isNullable { column.valid[row] = true }
        switch column.type {
        case .structure(let fields):
            guard case .object(let members) = value, members.count == fields.count else { return .type }
            for (index, field) in fields.enumerated() {
                guard let member = value[field.name] else { return .type }
                if let fault = set(column.children[index], row, member) { return fault }
            }
            return nil
        case .list: return setList(column, row, value)
        case .utf8:
            guard case .string(let text) = value else { return .type }
            guard !text.utf8.contains(0) else { return .encoding }
            column.text.truncate(to: Int(column.offsets?[row] ?? 0))
            column.text.append(text)
            column.offsets?[row + 1] = Int32(truncatingIfNeeded: column.text.count)
            return nil
        case .dictionary(let enumeration):
            guard case .string(let text) = value else { return .type }
            guard let index = enumeration.index(of: text) else { return .word }
            column.int32[row] = Int32(index)
            return nil
        default: return setScalar(column, row, value)
        }
    }

    /// A floating-point number without a value is published as null whatever the schema says.
    private func isFixed(_ type: ColumnType) -> Bool {
        if case .float64 = type { return true }
        return false
    }

    private func setList(_ column: Column, _ row: Int, _ value: JSONValue) -> DecodeFault.Kind? {
        guard case .array(let elements) = value, let offsets = column.offsets else { return .type }
        let first = Int(offsets[row])
        let child = column.children[0]
        keepRows(child, first, room: first + elements.count)
        for (index, element) in elements.enumerated() {
            if let fault = set(child, first + index, element) { return fault }
        }
        offsets[row + 1] = Int32(truncatingIfNeeded: first + elements.count)
        return nil
    }

    /// Makes room in an element column without losing the rows that it has.
    private func keepRows(_ column: Column, _ rows: Int, room: Int) {
        guard room > column.capacity else { return }
        column.growRows(keeping: rows, to: room)
    }

    private func setScalar(_ column: Column, _ row: Int, _ value: JSONValue) -> DecodeFault.Kind? {
        let text: String
        switch (column.type, value) {
        case (.uuid, .string(let string)), (.date, .string(let string)), (.timestamp, .string(let string)):
            text = string
        case (.bool, .bool(let bool)):
            column.bool[row] = bool
            return nil
        case (.int32, .number(let number)), (.int64, .number(let number)), (.decimal, .number(let number)),
            (.float64, .number(let number)):
            text = number
        default: return .type
        }
        var reader = CellReader(Field("", column.type, nullable: false, ""))
        reader.attach(column)
        var bytes = Array(text.utf8) + [0x0A]
        let count = bytes.count - 1
        bytes += [UInt8](repeating: 0, count: 64)
        return bytes.withUnsafeBufferPointer { bytes in
            guard let start = bytes.baseAddress, reader.read(start, row) == start + count else { return .type }
            return nil
        }
    }
}
