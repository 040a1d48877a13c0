internal import LoamBytes
internal import LoamColumns
internal import LoamEngine

/// Writes batches of one table row by row, for the encoders of formats of rows.
///
/// Each encoder is a class of its own around a loop: calls from there are specialised for its cells, and those through
/// `any Encoder` would not be.
///
/// One loop over rows and columns, one switch a cell: the pattern of kinds repeats every row, so branches predict well.
/// Room is reserved once a batch. Steady state allocates nothing, unless a column is nested.
final class RowLoop<Cells: RowCells> {
    private let columns: CellColumns
    private let cells: Cells
    private let nested = NestedJSON()
    private var scratch = ByteBuffer()

    init(_ columns: CellColumns, _ cells: Cells) {
        self.columns = columns
        self.cells = cells
    }

    func encode(_ batch: Batch, rows: Range<Int>, into out: inout ByteBuffer) {
        let attached = columns.attach(batch.columns, rows)
        out.reserve(
            rows.count * cells.rowWidth + attached.textBytes * Cells.textGrowth
                + attached.structureBytes * JSONText.maximumGrowth)
        columns.words.withUnsafeBufferPointer { words in
            if attached.needsCare {
                encodeNested(batch, rows, words, into: &out)
            } else {
                out.commit(to: write(rows, words, to: out.end))
            }
        }
    }

    private func write(_ rows: Range<Int>, _ words: UnsafeBufferPointer<WordList>, to start: UnsafeMutableRawPointer)
        -> UnsafeMutableRawPointer
    {
        let cells = self.cells
        let columns = self.columns.base
        let columnCount = self.columns.count
        var out = start
        for row in rows {
            out = cells.begin(to: out)
            for index in 0..<columnCount { out = cells.write(columns + index, words, index, row, to: out) }
            out = cells.end(to: out)
        }
        return out
    }

    /// The careful path of tables with lists, or with structures in structures: room is reserved for a row, and anew after each nested cell.
    private func encodeNested(
        _ batch: Batch, _ rows: Range<Int>, _ words: UnsafeBufferPointer<WordList>, into out: inout ByteBuffer
    ) {
        for row in rows {
            let room = cells.rowWidth + columns.textBytes(row..<row + 1) * JSONText.maximumGrowth
            out.reserve(room)
            var place = cells.begin(to: out.end)
            for index in 0..<columns.count {
                if columns.base[index].needsCare, batch.columns[index].isValid(row) {
                    out.commit(to: place)
                    scratch.removeAll()
                    nested.append(batch.columns[index], row, to: &scratch)
                    cells.append(json: scratch.bytes, index, to: &out)
                    // The cells to come have their room again.
                    out.reserve(room)
                    place = out.end
                } else {
                    place = cells.write(columns.base + index, words, index, row, to: place)
                }
            }
            out.commit(to: cells.end(to: place))
        }
    }
}
