internal import LoamBytes
internal import LoamColumns
internal import LoamEngine

/// Writes batches of one table as CSV rows.
///
/// One loop over rows and columns, one switch a cell: the pattern of kinds repeats every row, so branches predict well.
/// Room is reserved once a batch. Steady state allocates nothing, unless a column is nested.
final class CSVEncoder: Encoder {
    private let columns: CellColumns
    /// The most bytes of a row without its text columns.
    private let rowWidth: Int
    private let nested = NestedJSON()
    private var scratch = ByteBuffer()

    init(_ schema: TableSchema) {
        let columns = CellColumns(schema.fields, quotes: 2) { CSVText.quotedIfNeeded(Array($0.utf8)) }
        rowWidth = (0..<columns.count).reduce(0) { $0 + columns.maximumWidth($1) + 5 }
        self.columns = columns
    }

    func encode(_ batch: Batch, rows: Range<Int>, into out: inout ByteBuffer) {
        let attached = columns.attach(batch.columns, rows)
        out.reserve(rows.count * rowWidth + attached.textBytes * 2 + attached.structureBytes * JSONText.maximumGrowth)
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
        var out = start
        for row in rows {
            for place in 0..<columnCount {
                out = Self.write(columns + place, words, place, row, cells, to: out)
                out.storeBytes(of: UInt8(ascii: ","), as: UInt8.self)
                out += 1
            }
            (out - 1).storeBytes(of: UInt8(ascii: "\n"), as: UInt8.self)
        }
        return out
    }

    @inline(__always)
    private static func write(
        _ column: UnsafeMutablePointer<CellColumn>, _ words: UnsafeBufferPointer<WordList>, _ place: Int, _ row: Int,
        _ cells: CellWriter, to out: UnsafeMutableRawPointer
    ) -> UnsafeMutableRawPointer {
        if column.pointee.isNull(row) { return out }
        switch column.pointee.kind {
        case .word: return words[place].copy(Int(column.pointee.load(row, Int32.self)), to: out)
        case .text:
            let bytes = column.pointee.text(row)
            guard bytes.count > 0, !ByteScan.needsQuotes(bytes) else { return CSVText.write(bytes, to: out) }
            return WideCopy.copy(bytes.baseAddress.unsafelyUnwrapped, count: bytes.count, to: out)
        case .nested:
            out.storeBytes(of: UInt8(ascii: "\""), as: UInt8.self)
            let end = column.pointee.writeStructure(row, to: out + 1)
            end.storeBytes(of: UInt8(ascii: "\""), as: UInt8.self)
            return end + 1
        case .fixed: return column.pointee.isUnprintable(row) ? out : cells.write(column, row, to: out)
        default: return cells.write(column, row, to: out)
        }
    }

    /// The careful path of tables with lists, or with structures in structures: room is reserved cell by cell.
    private func encodeNested(_ batch: Batch, _ rows: Range<Int>, into out: inout ByteBuffer) {
        let cells = CellWriter()
        for row in rows {
            for place in 0..<columns.count {
                if place > 0 { out.append(byte: UInt8(ascii: ",")) }
                if columns.base[place].needsCare {
                    guard batch.columns[place].isValid(row) else { continue }
                    scratch.removeAll()
                    nested.append(batch.columns[place], row, to: &scratch)
                    out.reserve(scratch.count * 2 + 2)
                    out.commit(to: CSVText.write(scratch.bytes, to: out.end))
                } else {
                    out.reserve(rowWidth + columns.textBytes(row..<row + 1) * JSONText.maximumGrowth)
                    columns.words.withUnsafeBufferPointer { words in
                        out.commit(to: Self.write(columns.base + place, words, place, row, cells, to: out.end))
                    }
                }
            }
            out.append(byte: UInt8(ascii: "\n"))
        }
    }
}
