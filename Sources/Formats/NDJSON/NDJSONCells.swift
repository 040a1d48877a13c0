internal import LoamBytes
internal import LoamColumns

/// Writes cells as members of a line of JSON.
///
/// The key of each cell, with its separator and the opening quote where the value is a string, is one ready-made piece;
/// words of dictionaries are ready-made with their quotes.
struct NDJSONCells: RowCells {
    /// `{"first":` and `,"next":"`, the opening quote included where the kind has one.
    private let keys: WordList
    let rowWidth: Int
    private let cells = CellWriter()

    static let textGrowth = JSONText.maximumGrowth

    static func makeLoop(_ schema: TableSchema) -> RowLoop<NDJSONCells> {
        let columns = CellColumns(schema.fields, quotes: 1) { Array(JSONText.quoted($0).utf8) }
        return RowLoop(columns, NDJSONCells(schema, columns))
    }

    private init(_ schema: TableSchema, _ columns: CellColumns) {
        var keys: [String] = []
        var rowWidth = 3
        for (index, field) in schema.fields.enumerated() {
            let key = (index == 0 ? "{" : ",") + JSONText.quoted(field.name) + ":"
            keys.append(key + (JSONCells.isQuoted(columns.base[index].kind) ? "\"" : ""))
            rowWidth += key.utf8.count + max(columns.maximumWidth(index), 4) + 2
        }
        self.keys = WordList(keys)
        self.rowWidth = rowWidth
    }

    @inline(__always)
    func begin(to out: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer { out }

    @inline(__always)
    func end(to out: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer {
        out.storeBytes(of: 0x0A7D, as: UInt16.self)  // }\n
        return out + 2
    }

    @inline(__always)
    func write(
        _ column: UnsafeMutablePointer<CellColumn>, _ words: UnsafeBufferPointer<WordList>, _ index: Int, _ row: Int,
        to out: UnsafeMutableRawPointer
    ) -> UnsafeMutableRawPointer {
        JSONCells.write(column, keys, words, index, row, cells, quotes: 1, to: out)
    }

    func append(json: UnsafeRawBufferPointer, _ index: Int, to out: inout ByteBuffer) {
        out.append(keys.bytes(index))
        out.append(json)
    }
}
