internal import LoamBytes
internal import LoamColumns
internal import LoamEngine

/// Writes batches of one table as lines of JSON.
///
/// The key of each cell, with its separator and the opening quote where the value is a string, is one ready-made piece;
/// words of dictionaries are ready-made with their quotes. Otherwise like `CSVEncoder`.
final class NDJSONEncoder: Encoder {
    private let columnCount: Int
    // Sound: allocated in init, freed in deinit, touched by the one thread that owns the encoder.
    private let columns: UnsafeMutablePointer<CellColumn>
    /// `{"first":` and `,"next":"`, the opening quote included where the kind has one.
    private let keys: WordList
    private let words: [WordList]
    private let rowWidth: Int
    private let days = DayTexts()
    private let nested = NestedJSON()

    init(_ schema: TableSchema) {
        columnCount = schema.fields.count
        columns = .allocate(capacity: columnCount)
        words = schema.fields.map { field in
            guard case .dictionary(let enumeration) = field.type else { return WordList([String]()) }
            return WordList(enumeration.values.map(JSONText.quoted))
        }
        for (place, field) in schema.fields.enumerated() {
            columns.advanced(by: place).initialize(to: CellColumn(field.type, days: days))
        }
        var keys: [String] = []
        var rowWidth = 3
        for (place, field) in schema.fields.enumerated() {
            let key = (place == 0 ? "{" : ",") + JSONText.quoted(field.name) + ":"
            keys.append(key + (Self.isQuoted(columns[place].kind) ? "\"" : ""))
            rowWidth += key.utf8.count + max(columns[place].maximumWidth, words[place].maximumWidth, 4) + 2
        }
        self.keys = WordList(keys)
        self.rowWidth = rowWidth
    }

    deinit {
        columns.deinitialize(count: columnCount)
        columns.deallocate()
    }

    @inline(__always)
    private static func isQuoted(_ kind: CellColumn.Kind) -> Bool {
        switch kind {
        case .uuid, .seconds, .microseconds, .date, .text: true
        default: false
        }
    }

    func encode(_ batch: Batch, rows: Range<Int>, into out: inout ByteBuffer) {
        var textBytes = 0
        var hasNested = false
        for place in 0..<columnCount {
            columns[place].attach(batch.columns[place])
            textBytes += columns[place].textBytes(rows)
            if columns[place].kind == .nested { hasNested = true }
        }
        out.reserve(rows.count * rowWidth + textBytes * JSONText.maximumGrowth)
        if hasNested {
            encodeNested(batch, rows, into: &out)
        } else {
            words.withUnsafeBufferPointer { words in
                out.commit(to: write(rows, words, to: out.end))
            }
        }
    }

    private func write(_ rows: Range<Int>, _ words: UnsafeBufferPointer<WordList>, to start: UnsafeMutableRawPointer)
        -> UnsafeMutableRawPointer
    {
        let cells = CellWriter()
        let columns = self.columns
        let columnCount = self.columnCount
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
            for place in 0..<columnCount {
                if columns[place].kind == .nested {
                    out.append(keys.bytes(place))
                    nested.append(batch.columns[place], row, to: &out)
                } else {
                    out.reserve(rowWidth + columns[place].textBytes(row..<row + 1) * JSONText.maximumGrowth)
                    words.withUnsafeBufferPointer { words in
                        out.commit(to: Self.write(columns + place, keys, words, place, row, cells, to: out.end))
                    }
                }
            }
            out.append("}\n")
        }
    }
}
