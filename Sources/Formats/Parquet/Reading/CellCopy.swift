internal import LoamBytes
internal import LoamColumns
internal import LoamEngine

/// Copies single cells of a leaf.
enum CellCopy {
    /// Copies the leaf's next value to a row of its column; texts only after those of the rows before.
    static func copy(_ leaf: LeafReader, to column: Column, _ row: Int) throws(FileFault) {
        let values = leaf.values
        let value = leaf.value
        switch values.kind {
        case .bool: column.bool[row] = values.bytes[value] != 0
        case .int32: column.int32[row] = values.int32[value]
        case .word: column.int32[row] = max(0, values.int32[value])
        case .int64, .narrowDecimal: column.int64[row] = values.int64[value]
        case .float64: column.float64[row] = values.float64[value]
        case .uuid: column.values.map { ($0 + row * 16).copyMemory(from: values.cells + value * 16, byteCount: 16) }
        case .text where column.type == .uuid:
            let text = values.text(value)
            // 64 bytes after a text are readable.
            guard text.count == UUIDText.width, let start = text.baseAddress,
                let words = CellParser.uuid(start.assumingMemoryBound(to: UInt8.self))
            else {
                let spelled = String(decoding: text.prefix(40), as: UTF8.self)
                throw FileFault(.damaged, "\(spelled) is no UUID", column: leaf.path)
            }
            column.uuid[row] = UUIDWords(high: words.high, low: words.low)
        case .text:
            let text = values.text(value)
            guard column.text.count + text.count <= FlatFiller.mostText else {
                throw FileFault(.damaged, "texts of more than 1 GiB in \(row) rows", column: leaf.path)
            }
            column.text.append(text)
            column.offsets?[row + 1] = Int32(truncatingIfNeeded: column.text.count)
        }
    }

    /// Makes a row of a column, and of what is nested in it, zero or empty; the rows before are filled.
    static func clear(_ column: Column, _ row: Int) {
        switch column.type {
        case .bool: column.bool[row] = false
        case .int32, .date, .dictionary: column.int32[row] = 0
        case .int64, .decimal, .timestamp: column.int64[row] = 0
        case .float64: column.float64[row] = 0
        case .uuid: column.uuid[row] = UUIDWords(high: 0, low: 0)
        case .utf8, .list:
            guard let offsets = column.offsets else { return }
            offsets[row + 1] = offsets[row]
        case .structure:
            for child in column.children {
                if child.isNullable { child.valid[row] = false }
                clear(child, row)
            }
        }
    }

    /// What is wrong with a value: no text, or no word.
    static func fault(_ leaf: LeafReader, value: Int, row: Int, column: Int) -> DecodeFault {
        let text = leaf.values.text(value)
        return DecodeFault(
            row: row, column: column, kind: UTF8Scan.isText(text, takesZeros: true) ? .word : .encoding,
            text: String(decoding: text.prefix(80), as: UTF8.self))
    }
}
