internal import LoamBytes
internal import LoamColumns

/// Writes cells of CSV, each with the separator after it.
struct CSVCells: RowCells {
    let rowWidth: Int
    private let cells = CellWriter()

    static let textGrowth = 2

    static func makeLoop(_ schema: TableSchema) -> RowLoop<CSVCells> {
        let columns = CellColumns(schema.fields, quotes: 2) { CSVText.quotedIfNeeded(Array($0.utf8)) }
        let rowWidth = (0..<columns.count).reduce(0) { $0 + columns.maximumWidth($1) + 5 }
        return RowLoop(columns, CSVCells(rowWidth: rowWidth))
    }

    private init(rowWidth: Int) { self.rowWidth = rowWidth }

    @inline(__always)
    func begin(to out: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer { out }

    @inline(__always)
    func end(to out: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer {
        (out - 1).storeBytes(of: UInt8(ascii: "\n"), as: UInt8.self)
        return out
    }

    @inline(__always)
    func write(
        _ column: UnsafeMutablePointer<CellColumn>, _ words: UnsafeBufferPointer<WordList>, _ index: Int, _ row: Int,
        to start: UnsafeMutableRawPointer
    ) -> UnsafeMutableRawPointer {
        let out = value(column, words, index, row, to: start)
        out.storeBytes(of: UInt8(ascii: ","), as: UInt8.self)
        return out + 1
    }

    func append(json: UnsafeRawBufferPointer, _ index: Int, to out: inout ByteBuffer) {
        out.reserve(json.count * 2 + 3)
        out.commit(to: CSVText.write(json, to: out.end))
        out.append(byte: UInt8(ascii: ","))
    }

    @inline(__always)
    private func value(
        _ column: UnsafeMutablePointer<CellColumn>, _ words: UnsafeBufferPointer<WordList>, _ index: Int, _ row: Int,
        to out: UnsafeMutableRawPointer
    ) -> UnsafeMutableRawPointer {
        if column.pointee.isNull(row) { return out }
        switch column.pointee.kind {
        case .word: return words[index].copy(Int(column.pointee.load(row, Int32.self)), to: out)
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
}
