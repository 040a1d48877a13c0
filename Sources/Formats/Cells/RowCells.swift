internal import LoamBytes

/// How a format writes cells that are bytes of their own: what a `RowLoop` puts between the columns of a row.
///
/// Everything but the structure around cells is the loop's: it has reserved the room, and the order of rows and columns.
protocol RowCells {
    /// How many bytes the text of a cell may grow to, for each of its own, in rows without lists.
    static var textGrowth: Int { get }

    /// The most bytes of a row without its text columns.
    var rowWidth: Int { get }

    /// Writes what opens a row; returns the end.
    func begin(to out: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer

    /// Writes a cell with what separates it from others; returns the end.
    ///
    /// - Parameter words: of each column, as the format writes them.
    func write(
        _ column: UnsafeMutablePointer<CellColumn>, _ words: UnsafeBufferPointer<WordList>, _ index: Int, _ row: Int,
        to out: UnsafeMutableRawPointer
    ) -> UnsafeMutableRawPointer

    /// Appends a cell that is not null and whose value has been written as JSON.
    func append(json: UnsafeRawBufferPointer, _ index: Int, to out: inout ByteBuffer)

    /// Writes what closes a row, in place of the last separator where there is one; returns the end.
    func end(to out: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer
}
