package import LoamBytes
package import LoamEngine

/// Whole rows of one file: cut out of its bytes, or a group of its rows. Reused; belongs to one thread at a time.
package final class Block {
    /// Whole rows of text; empty for a group.
    package var bytes = ByteBuffer()
    /// Which group of rows this is; nil for text.
    package var group: (file: any GroupedFile, number: Int)?
    /// Where the block is in its table: which block it is, its file, and its first row in the file and in the table.
    package var number = 0
    package var file = 0
    package var firstFileRow = 0
    package var firstRow = 0
    /// Rows by count of line ends, or by what the file says; what is made of damaged bytes may differ.
    package var rows = 0
    /// The header of the file, without its line end.
    package var header: [UInt8]?

    package init() {}
}

/// Finds where rows end.
package struct RowCutter {
    package let form: RowForm
    /// The most bytes of a row; a longer one is cut, since its quotes must be broken.
    package static let longestRow = 8 << 20

    /// The byte after the row that begins at `start`; nil where the bytes do not hold all of it.
    ///
    /// - Parameter nextQuote: where the next double quote is, kept from row to row; `bytes.count` for nowhere.
    package func end(of start: Int, in bytes: UnsafeRawBufferPointer, nextQuote: inout Int) -> Int? {
        guard let base = bytes.baseAddress, start < bytes.count else { return nil }
        var position = start
        var isQuoted = false
        while true {
            guard let line = ByteSearch.first(0x0A, from: base + position, to: base + bytes.count) else {
                return bytes.count - start > Self.longestRow ? bytes.count : nil
            }
            let newline = line - base
            guard form.hasQuotedLines else { return newline + 1 }
            while nextQuote < newline {
                if nextQuote >= position { step(&nextQuote, &isQuoted, start, bytes) }
                let from = max(nextQuote + 1, position)
                nextQuote =
                    ByteSearch.first(0x22, from: base + from, to: base + bytes.count).map { $0 - base } ?? bytes.count
            }
            if !isQuoted || newline - start > Self.longestRow { return newline + 1 }
            position = newline + 1
        }
    }

    /// What the quote at `quote` means: it opens a cell at the cell's beginning only, and closes it unless it is doubled.
    private func step(_ quote: inout Int, _ isQuoted: inout Bool, _ start: Int, _ bytes: UnsafeRawBufferPointer) {
        if !isQuoted {
            isQuoted = quote == start || bytes[quote - 1] == 0x2C
        } else if quote + 1 < bytes.count && bytes[quote + 1] == 0x22 {
            quote += 1
        } else {
            isQuoted = false
        }
    }
}
