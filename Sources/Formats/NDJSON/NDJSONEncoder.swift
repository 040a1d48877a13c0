internal import LoamBytes
internal import LoamColumns
internal import LoamEngine

/// Writes batches of one table as lines of JSON.
///
/// The key of each cell, with its separator and the opening quote where the value is a string, is one ready-made piece;
/// words of dictionaries are ready-made with their quotes. Otherwise like `CSVEncoder`.
final class NDJSONEncoder: Encoder {
    private let columns: CellColumns
    /// `{"first":` and `,"next":"`, the opening quote included where the kind has one.
    private let keys: WordList
    /// The most bytes of a row without its text columns.
    private let rowWidth: Int
    private let nested = NestedJSON()

    init(_ schema: TableSchema) {
        columns = CellColumns(schema) { Array(JSONText.quoted($0).utf8) }
        var keys: [String] = []
        var rowWidth = 3
        for (place, field) in schema.fields.enumerated() {
            let key = (place == 0 ? "{" : ",") + JSONText.quoted(field.name) + ":"
            keys.append(key + (Self.isQuoted(columns.base[place].kind) ? "\"" : ""))
            rowWidth += key.utf8.count + max(columns.maximumWidth(place), 4) + 2
        }
        self.keys = WordList(keys)
        self.rowWidth = rowWidth
    }

    @inline(__always)
    private static func isQuoted(_ kind: CellColumn.Kind) -> Bool {
        switch kind {
        case .uuid, .seconds, .microseconds, .date, .text: true
        default: false
        }
    }

    func encode(_ batch: Batch, rows: Range<Int>, into out: inout ByteBuffer) {
        let (textBytes, hasNested) = columns.attach(batch, rows)
        out.reserve(rows.count * rowWidth + textBytes * JSONText.maximumGrowth)
        if hasNested {
            encodeNested(batch, rows, into: &out)
        } else {
            columns.words.withUnsafeBufferPointer { words in
                out.commit(to: write(rows, words, to: out.end))
            }
        }
    }

    private func write(_ rows: Range<Int>, _ words: UnsafeBufferPointer<WordList>, to start: UnsafeMutableRawPointer)
        -> UnsafeMutableRawPointer
    {
        let cells = CellWriter()
        let columns = self.columns.base
        let columnCount = self.columns.count
        let keys = self.keys
        var out = start
        for row in rows {
            for place in 0..<columnCount {
                out = Self.write(columns + place, keys, words, place, row, cells, to: out)
            }
            out.storeBytes(of: 0x0A7D, as: UInt16.self)  // }\n
            out += 2
        }
        return out
    }

    @inline(__always)
    private static func write(
        _ column: UnsafeMutablePointer<CellColumn>, _ keys: WordList, _ words: UnsafeBufferPointer<WordList>,
        _ place: Int, _ row: Int, _ cells: CellWriter, to start: UnsafeMutableRawPointer
    ) -> UnsafeMutableRawPointer {
        var out = keys.copyLong(place, to: start)
        let kind = column.pointee.kind
        if column.pointee.isNull(row) || kind == .fixed && column.pointee.isUnprintable(row) {
            if isQuoted(kind) { out -= 1 }
            out.storeBytes(of: 0x6C6C_756E, as: UInt32.self)  // null
            return out + 4
        }
        switch kind {
        case .word: return words[place].copy(Int(column.pointee.load(row, Int32.self)), to: out)
        case .text:
            let bytes = column.pointee.text(row)
            if bytes.count == 0 || ByteScan.needsEscapes(bytes) {
                out = JSONText.writeEscaped(bytes, to: out)
            } else {
                out = WideCopy.copy(bytes.baseAddress.unsafelyUnwrapped, count: bytes.count, to: out)
            }
        default: out = cells.write(column, row, to: out)
        }
        if isQuoted(kind) {
            out.storeBytes(of: UInt8(ascii: "\""), as: UInt8.self)
            out += 1
        }
        return out
    }

    /// The careful path of tables with nested columns: room is reserved cell by cell.
    private func encodeNested(_ batch: Batch, _ rows: Range<Int>, into out: inout ByteBuffer) {
        let cells = CellWriter()
        for row in rows {
            for place in 0..<columns.count {
                if columns.base[place].kind == .nested {
                    out.append(keys.bytes(place))
                    nested.append(batch.columns[place], row, to: &out)
                } else {
                    out.reserve(rowWidth + columns.base[place].textBytes(row..<row + 1) * JSONText.maximumGrowth)
                    columns.words.withUnsafeBufferPointer { words in
                        out.commit(to: Self.write(columns.base + place, keys, words, place, row, cells, to: out.end))
                    }
                }
            }
            out.append("}\n")
        }
    }
}
