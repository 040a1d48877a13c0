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
        columns = CellColumns(schema.fields, quotes: 1) { Array(JSONText.quoted($0).utf8) }
        var keys: [String] = []
        var rowWidth = 3
        for (place, field) in schema.fields.enumerated() {
            let key = (place == 0 ? "{" : ",") + JSONText.quoted(field.name) + ":"
            keys.append(key + (JSONCells.isQuoted(columns.base[place].kind) ? "\"" : ""))
            rowWidth += key.utf8.count + max(columns.maximumWidth(place), 4) + 2
        }
        self.keys = WordList(keys)
        self.rowWidth = rowWidth
    }

    func encode(_ batch: Batch, rows: Range<Int>, into out: inout ByteBuffer) {
        let attached = columns.attach(batch.columns, rows)
        out.reserve(rows.count * rowWidth + (attached.textBytes + attached.structureBytes) * JSONText.maximumGrowth)
        if attached.needsCare {
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
                out = JSONCells.write(columns + place, keys, words, place, row, cells, quotes: 1, to: out)
            }
            out.storeBytes(of: 0x0A7D, as: UInt16.self)  // }\n
            out += 2
        }
        return out
    }

    /// The careful path of tables with lists, or with structures in structures: room is reserved cell by cell.
    private func encodeNested(_ batch: Batch, _ rows: Range<Int>, into out: inout ByteBuffer) {
        let cells = CellWriter()
        for row in rows {
            for place in 0..<columns.count {
                if columns.base[place].needsCare {
                    out.append(keys.bytes(place))
                    nested.append(batch.columns[place], row, to: &out)
                } else {
                    out.reserve(rowWidth + columns.textBytes(row..<row + 1) * JSONText.maximumGrowth)
                    columns.words.withUnsafeBufferPointer { words in
                        out.commit(
                            to: JSONCells.write(
                                columns.base + place, keys, words, place, row, cells, quotes: 1, to: out.end))
                    }
                }
            }
            out.append("}\n")
        }
    }
}
