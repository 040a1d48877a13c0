internal import LoamBytes
internal import LoamCodecs
internal import LoamColumns
internal import LoamEngine

/// The values of one leaf of one group, without the nulls, one after the other as a Parquet file holds them, and the
/// levels that say where they belong. Its memory is used again for the next group.
///
/// Values of fixed width are in `cells`: Int32, Int64, Double, 16 bytes of a UUID; booleans as one byte each; words as
/// Int32 indices into their enumeration. Texts are in `text`, between `offsets`.
final class LeafValues {
    let leaf: ParquetLeaf
    /// Values that are not null.
    private(set) var count = 0
    private(set) var rowCount = 0
    var cells = ByteBuffer()
    var offsets = ByteBuffer()
    var text = ByteBuffer()

    /// One bit a row of a flat nullable leaf.
    private(set) var validity: Column?
    /// A definition and a repetition level an entry; only of nested leaves.
    var definitions: [UInt32] = []
    var repetitions: [UInt32] = []
    /// The first entry and the first value of each row, and of the row after the last; only of nested leaves.
    private var rowEntries: [Int32] = []
    private var rowValues: [Int32] = []
    private var picked: [Int32] = []

    init(_ leaf: ParquetLeaf) { self.leaf = leaf }

    var int32: UnsafeMutablePointer<Int32> { cells.start.assumingMemoryBound(to: Int32.self) }
    var int64: UnsafeMutablePointer<Int64> { cells.start.assumingMemoryBound(to: Int64.self) }
    var float64: UnsafeMutablePointer<Double> { cells.start.assumingMemoryBound(to: Double.self) }
    var words64: UnsafeMutablePointer<UInt64> { cells.start.assumingMemoryBound(to: UInt64.self) }
    var bytes: UnsafeMutablePointer<UInt8> { cells.start.assumingMemoryBound(to: UInt8.self) }
    var textOffsets: UnsafeMutablePointer<Int32> { offsets.start.assumingMemoryBound(to: Int32.self) }

    /// Text `index`.
    func textBytes(_ index: Int) -> UnsafeRawBufferPointer {
        let start = Int(textOffsets[index])
        return UnsafeRawBufferPointer(start: text.start + start, count: Int(textOffsets[index + 1]) - start)
    }

    /// Rows, level entries and values that belong together.
    struct Span {
        var rows: Range<Int>
        var entries: Range<Int>
        var values: Range<Int>
        var nullCount: Int { entries.count - values.count }
    }

    /// The entries and values of some rows. For a flat leaf `firstValue` is the count of values before the rows.
    func span(_ rows: Range<Int>, firstValue: Int) -> Span {
        if !leaf.isFlat {
            let entries = Int(rowEntries[rows.lowerBound])..<Int(rowEntries[rows.upperBound])
            return Span(
                rows: rows, entries: entries,
                values: Int(rowValues[rows.lowerBound])..<Int(rowValues[rows.upperBound]))
        }
        let valid = validity.map { $0.validCount(rows) } ?? rows.count
        return Span(rows: rows, entries: rows, values: firstValue..<firstValue + valid)
    }

    /// Text of one column of a group: offsets, and sizes of pages, have 32 bits.
    static let mostText = 1 << 30

    /// - Throws: where the group holds more text than its offsets can tell.
    func checkText() throws(CodecError) {
        guard text.count > Self.mostText else { return }
        throw CodecError(
            code: .codecFailed,
            message: "a row group holds \(text.count >> 20) MiB of text in column \(leaf.name); 1024 are the most: "
                + "choose a smaller --row-group-size")
    }

    /// Takes the values of a group; the values that were here before are removed.
    func load(_ group: GroupedRows) {
        count = 0
        rowCount = 0
        cells.removeAll()
        offsets.removeAll()
        text.removeAll()
        if case .text = leaf.kind {
            offsets.reserve(4)
            offsets.end.storeBytes(of: 0, as: Int32.self)
            offsets.commit(to: offsets.end + 4)
        }
        if leaf.isFlat {
            loadFlat(group)
        } else {
            loadNested(group)
        }
    }

    private func loadFlat(_ group: GroupedRows) {
        if leaf.maximumDefinition > 0 {
            let bits = validity ?? Column(.bool, nullable: true, capacity: group.rowCount)
            bits.clear()
            validity = bits
        }
        for slice in group.slices {
            let column = leaf.column(of: slice.batch)
            if let validity, column.isNullable {
                validity.appendValidity(of: column, slice.rows, behind: rowCount)
                picked.removeAll(keepingCapacity: true)
                column.appendValidRows(slice.rows, to: &picked)
                if picked.count == slice.rows.count { append(column, slice.rows) } else { append(column, picked) }
            } else {
                append(column, slice.rows)
            }
            rowCount += slice.rows.count
        }
    }

    private func loadNested(_ group: GroupedRows) {
        definitions.removeAll(keepingCapacity: true)
        repetitions.removeAll(keepingCapacity: true)
        rowEntries.removeAll(keepingCapacity: true)
        rowValues.removeAll(keepingCapacity: true)
        for slice in group.slices {
            picked.removeAll(keepingCapacity: true)
            let top = slice.batch.columns[leaf.column]
            for row in slice.rows {
                rowEntries.append(Int32(definitions.count))
                rowValues.append(Int32(count + picked.count))
                shred(top, row, depth: 0, definition: 0, repetition: 0, level: 0)
            }
            append(leaf.column(of: slice.batch), picked)
        }
        rowCount = group.rowCount
        rowEntries.append(Int32(definitions.count))
        rowValues.append(Int32(count))
    }

    /// Notes the levels of one cell of the column at `depth` of the descent, and picks the leaf's cells below it.
    ///
    /// - Parameters:
    ///   - definition: how many optional or repeated parts above hold something.
    ///   - repetition: the level at which this entry repeats; 0 begins a row.
    ///   - level: how many lists are above.
    private func shred(_ column: Column, _ cell: Int, depth: Int, definition: Int, repetition: Int, level: Int) {
        guard column.isValid(cell) else { return note(definition, repetition) }
        let here = definition + (column.isNullable ? 1 : 0)
        guard depth < leaf.descent.count else {
            picked.append(Int32(cell))
            return note(here, repetition)
        }
        let child = column.children[leaf.descent[depth]]
        guard case .list = column.type else {
            return shred(
                child, cell, depth: depth + 1, definition: here, repetition: repetition, level: level)
        }
        let elements = column.listRange(cell)
        if elements.isEmpty { return note(here, repetition) }
        for element in elements {
            shred(
                child, element, depth: depth + 1, definition: here + 1,
                repetition: element == elements.lowerBound ? repetition : level + 1, level: level + 1)
        }
    }

    private func note(_ definition: Int, _ repetition: Int) {
        definitions.append(UInt32(definition))
        repetitions.append(UInt32(repetition))
    }

    /// More values have been written after those that are here.
    func noteValues(_ more: Int) { count += more }
}
