internal import LoamBytes
internal import LoamColumns

/// Writes structures whose fields are neither structures nor lists as JSON objects, as fast as rows: keys, words and
/// separators are ready-made. `NestedJSON` writes the others.
final class StructureWriter {
    private let columns: CellColumns
    /// `{"first":` and `,"next":"`, the opening quote included where the kind has one.
    private let keys: WordList
    private let quotes: Int
    /// The most bytes of an object without its texts.
    let maximumWidth: Int

    /// - Parameter quotes: how often a quote is written: twice where the object is a cell of CSV.
    /// - Returns: nil where a field is nested itself.
    init?(_ fields: [Field], quotes: Int) {
        for field in fields {
            switch field.type {
            case .structure, .list: return nil
            default: break
            }
        }
        func written(_ text: String) -> String {
            let quoted = JSONText.quoted(text)
            return quotes == 1
                ? quoted
                : quoted.split(separator: "\"", omittingEmptySubsequences: false)
                    .joined(separator: "\"\"")
        }
        columns = CellColumns(fields, quotes: quotes) { Array(written($0).utf8) }
        var keys: [String] = []
        var width = 2
        for (index, field) in fields.enumerated() {
            let opening = JSONCells.isQuoted(columns.base[index].kind) ? String(repeating: "\"", count: quotes) : ""
            keys.append((index == 0 ? "{" : ",") + written(field.name) + ":" + opening)
            width += keys[index].utf8.count + max(columns.maximumWidth(index), 4) + quotes
        }
        self.keys = WordList(keys)
        self.quotes = quotes
        maximumWidth = width
    }

    /// Points to the cells of a batch's column. Returns the bytes of text in the rows.
    func attach(_ column: Column, _ rows: Range<Int>) -> Int { columns.attach(column.children, rows).textBytes }

    /// The bytes of text in some rows of the column it points to.
    func textBytes(_ rows: Range<Int>) -> Int { columns.textBytes(rows) }

    /// Writes the object of a row and returns the end.
    @inline(__always)
    func write(_ row: Int, to start: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer {
        var out = start
        let (columns, keys, quotes, cells) = (columns.base, keys, quotes, CellWriter())
        self.columns.words.withUnsafeBufferPointer { words in
            for index in 0..<words.count {
                out = JSONCells.write(columns + index, keys, words, index, row, cells, quotes: quotes, to: out)
            }
        }
        out.storeBytes(of: UInt8(ascii: "}"), as: UInt8.self)
        return out + 1
    }
}
