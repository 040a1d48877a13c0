internal import LoamBytes

/// Writes cells as members of JSON objects: the ready-made key, which ends with the opening quote where the kind has one,
/// then the value.
enum JSONCells {
    /// Whether values of a kind are in quotes that the key opens. Words have their own.
    @inline(__always)
    static func isQuoted(_ kind: CellColumn.Kind) -> Bool {
        switch kind {
        case .uuid, .seconds, .microseconds, .date, .text: true
        default: false
        }
    }

    /// - Parameter quotes: how often a quote is written: twice where the object is a cell of CSV.
    @inline(__always)
    static func write(
        _ column: UnsafeMutablePointer<CellColumn>, _ keys: WordList, _ words: UnsafeBufferPointer<WordList>,
        _ index: Int, _ row: Int, _ cells: CellWriter, quotes: Int, to start: UnsafeMutableRawPointer
    ) -> UnsafeMutableRawPointer {
        var out = keys.copyLong(index, to: start)
        let kind = column.pointee.kind
        if column.pointee.isNull(row) || kind == .fixed && column.pointee.isUnprintable(row) {
            if isQuoted(kind) { out -= quotes }
            out.storeBytes(of: 0x6C6C_756E, as: UInt32.self)  // null
            return out + 4
        }
        switch kind {
        case .word: return words[index].copy(Int(column.pointee.load(row, Int32.self)), to: out)
        case .text:
            let bytes = column.pointee.text(row)
            if bytes.count == 0 || ByteScan.needsEscapes(bytes) {
                out = JSONText.writeEscaped(bytes, quotes: quotes, to: out)
            } else {
                out = WideCopy.copy(bytes.baseAddress.unsafelyUnwrapped, count: bytes.count, to: out)
            }
        case .nested: return column.pointee.writeStructure(row, to: out)
        default: out = cells.write(column, row, to: out)
        }
        if isQuoted(kind) {
            out.storeBytes(of: 0x2222, as: UInt16.self)
            out += quotes
        }
        return out
    }
}
