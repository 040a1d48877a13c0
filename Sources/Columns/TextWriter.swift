public import LoamBytes

/// Fills a text column from its first row to its last, piece by piece.
///
/// `reserve` must cover what the coming rows can take at most; pieces are then written without a check. Call `endRow()`
/// once a row and `finish()` at the end, or the column keeps its old content.
public struct TextWriter: ~Copyable {
    @usableFromInline let column: Column
    @usableFromInline let offsets: UnsafeMutablePointer<Int32>
    @usableFromInline var start: UnsafeMutableRawPointer
    /// Where the next byte goes; kernels may write there themselves and move it on.
    public var place: UnsafeMutableRawPointer
    @usableFromInline var row: Int
    @usableFromInline let integers = IntegerText.shared

    /// Begins at row 0 of a column that holds no text yet, with room for `rows` texts of `maximumWidth` bytes.
    public init(_ column: Column, rows: Int, maximumWidth: Int) {
        guard let offsets = column.offsets, column.type == .utf8 else { preconditionFailure("not a text column") }
        column.text.removeAll()
        column.text.reserve(rows * maximumWidth)
        self.column = column
        self.offsets = offsets
        start = column.text.start
        place = start
        row = 0
        offsets[0] = 0
    }

    /// Begins at a later row of a column whose earlier rows hold text already, as another writer has left it.
    public init(_ column: Column, from firstRow: Int, rows: Int, maximumWidth: Int) {
        guard let offsets = column.offsets, column.type == .utf8 else { preconditionFailure("not a text column") }
        if firstRow == 0 { column.text.removeAll() }
        column.text.reserve(rows * maximumWidth)
        self.column = column
        self.offsets = offsets
        start = column.text.start
        place = column.text.end
        row = firstRow
        if firstRow == 0 { offsets[0] = 0 }
    }

    @inlinable public mutating func append(_ words: WordList, _ index: Int) { place = words.copy(index, to: place) }

    @inlinable public mutating func append(byte: UInt8) {
        place.storeBytes(of: byte, as: UInt8.self)
        place += 1
    }

    @inlinable public mutating func append(_ value: Int) { place = integers.write(Int64(value), to: place) }

    /// Adds exactly `width` digits, with leading zeros.
    @inlinable public mutating func append(_ value: Int, width: Int) {
        place = integers.write(UInt64(value), width: width, to: place)
    }

    /// Adds a short text; slower than the other pieces, for rare rows.
    public mutating func append(_ text: String) {
        for byte in text.utf8 { append(byte: byte) }
    }

    /// Closes the text of the current row.
    @inlinable public mutating func endRow() {
        row &+= 1
        offsets[row] = Int32(truncatingIfNeeded: place - start)
    }

    /// Hands the bytes to the column.
    public consuming func finish() { column.text.commit(to: place) }
}
