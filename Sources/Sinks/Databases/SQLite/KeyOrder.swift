internal import LoamBytes
internal import LoamFormats

/// The rows of a chunk in the order of their keys, so that inserting them goes through the key's index from one end to the
/// other: a random walk costs several times as much.
///
/// By the first eight bytes of a text, or by the number; what is equal there stays as it came. No order that one may
/// rely on: it only has to be near the index's.
struct KeyOrder {
    /// Where a row begins, and its key's rank.
    struct Row {
        var key: UInt64
        var start: Int
    }

    private(set) var rows: [Row] = []

    /// - Parameters:
    ///   - bytes: stored cells of whole rows.
    ///   - columns: cells of a row.
    ///   - key: which of them is the key.
    mutating func sort(_ bytes: UnsafeRawBufferPointer, columns: Int, key: Int) {
        rows.removeAll(keepingCapacity: true)
        guard let base = bytes.baseAddress else { return }
        var cell = base
        let end = base + bytes.count
        var isSorted = true
        var last: UInt64 = 0
        while cell < end {
            var row = Row(key: 0, start: cell - base)
            for column in 0..<columns {
                if column == key { row.key = Self.key(cell) }
                cell = Self.next(cell)
            }
            isSorted = isSorted && row.key >= last
            last = row.key
            rows.append(row)
        }
        if !isSorted { rows.sort { ($0.key, $0.start) < ($1.key, $1.start) } }
    }

    @inline(__always)
    private static func next(_ cell: UnsafeRawPointer) -> UnsafeRawPointer {
        switch cell.load(as: UInt8.self) {
        case StoredCellFormat.Tag.null.rawValue: cell + 1
        case StoredCellFormat.Tag.text.rawValue:
            cell + 5 + Int(cell.loadUnaligned(fromByteOffset: 1, as: UInt32.self))
        default: cell + 9
        }
    }

    private static func key(_ cell: UnsafeRawPointer) -> UInt64 {
        switch cell.load(as: UInt8.self) {
        case StoredCellFormat.Tag.integer.rawValue:
            return UInt64(bitPattern: cell.loadUnaligned(fromByteOffset: 1, as: Int64.self)) ^ 1 << 63
        case StoredCellFormat.Tag.text.rawValue:
            let count = Int(cell.loadUnaligned(fromByteOffset: 1, as: UInt32.self))
            if count >= 8 { return UInt64(bigEndian: cell.loadUnaligned(fromByteOffset: 5, as: UInt64.self)) }
            return (0..<count).reduce(0) { $0 | UInt64((cell + 5 + $1).load(as: UInt8.self)) << UInt64(56 - 8 * $1) }
        default: return 0
        }
    }
}
