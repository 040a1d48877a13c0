internal import LoamBytes
internal import LoamFormats

/// The rows of a chunk in the order of their keys, so that inserting them goes through the key's index from one end to the
/// other: a random walk costs several times as much.
///
/// By the first eight bytes of a text, or by the number; what is equal there stays as it came. No order that one may
/// rely on: it only has to be near the index's.
struct KeyOrder {
    /// Where a row begins, and its key's place in the order.
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
        var place = base
        let end = base + bytes.count
        var isSorted = true
        var last: UInt64 = 0
        while place < end {
            var row = Row(key: 0, start: place - base)
            for column in 0..<columns {
                if column == key { row.key = Self.key(place) }
                place = Self.next(place)
            }
            isSorted = isSorted && row.key >= last
            last = row.key
            rows.append(row)
        }
        if !isSorted { rows.sort { ($0.key, $0.start) < ($1.key, $1.start) } }
    }

    @inline(__always)
    private static func next(_ place: UnsafeRawPointer) -> UnsafeRawPointer {
        switch place.load(as: UInt8.self) {
        case StoredCellFormat.Tag.null.rawValue: place + 1
        case StoredCellFormat.Tag.text.rawValue:
            place + 5 + Int(place.loadUnaligned(fromByteOffset: 1, as: UInt32.self))
        default: place + 9
        }
    }

    private static func key(_ place: UnsafeRawPointer) -> UInt64 {
        switch place.load(as: UInt8.self) {
        case StoredCellFormat.Tag.integer.rawValue:
            return UInt64(bitPattern: place.loadUnaligned(fromByteOffset: 1, as: Int64.self)) ^ 1 << 63
        case StoredCellFormat.Tag.text.rawValue:
            let count = Int(place.loadUnaligned(fromByteOffset: 1, as: UInt32.self))
            if count >= 8 { return UInt64(bigEndian: place.loadUnaligned(fromByteOffset: 5, as: UInt64.self)) }
            return (0..<count).reduce(0) { $0 | UInt64((place + 5 + $1).load(as: UInt8.self)) << UInt64(56 - 8 * $1) }
        default: return 0
        }
    }
}
