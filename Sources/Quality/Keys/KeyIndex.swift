/// Finds records by their key: open addressing over records of whole words, with the key at `keyOffset`.
///
/// Of equal keys the record with the smallest row stays; the others are reported.
struct KeyIndex: ~Copyable {
    private let width: Int
    private let keyOffset: Int
    /// The records, one after the other.
    private(set) var records: UnsafeMutablePointer<UInt64>
    private(set) var count = 0
    private var capacity: Int
    private var slots: UnsafeMutablePointer<Int32>
    private var mask: Int

    init(width: Int, keyOffset: Int, expected: Int) {
        self.width = width
        self.keyOffset = keyOffset
        capacity = max(16, expected)
        records = .allocate(capacity: capacity * width)
        var size = 32
        while size < capacity * 2 { size *= 2 }
        mask = size - 1
        slots = .allocate(capacity: size)
        slots.initialize(repeating: -1, count: size)
    }

    deinit {
        records.deallocate()
        slots.deallocate()
    }

    /// The record of a key; -1 for none.
    @inline(__always)
    func find(_ high: UInt64, _ low: UInt64) -> Int {
        var slot = Int(truncatingIfNeeded: KeyHash.of(high, low)) & mask
        while true {
            let place = Int(slots[slot])
            if place < 0 { return -1 }
            let key = records + (place &* width &+ keyOffset)
            if key[0] == high && key[1] == low { return place }
            slot = (slot &+ 1) & mask
        }
    }

    @inline(__always)
    func record(_ place: Int) -> UnsafeMutablePointer<UInt64> { records + place &* width }

    /// Adds a record, which begins with its row.
    ///
    /// - Returns: the row that had the key before; nil if the key is new.
    mutating func insert(_ record: UnsafePointer<UInt64>) -> UInt64? {
        let (high, low) = (record[keyOffset], record[keyOffset + 1])
        if count == capacity { grow() }
        var slot = Int(truncatingIfNeeded: KeyHash.of(high, low)) & mask
        while slots[slot] >= 0 {
            let other = records + Int(slots[slot]) &* width
            if other[keyOffset] == high && other[keyOffset + 1] == low {
                let (mine, theirs) = (RecordRow.number(record[0]), RecordRow.number(other[0]))
                let double = max(mine, theirs)
                if mine < theirs { other.update(from: record, count: width) }
                return UInt64(double)
            }
            slot = (slot &+ 1) & mask
        }
        slots[slot] = Int32(truncatingIfNeeded: count)
        (records + count * width).update(from: record, count: width)
        count += 1
        return nil
    }

    private mutating func grow() {
        let larger = UnsafeMutablePointer<UInt64>.allocate(capacity: capacity * 2 * width)
        larger.update(from: records, count: count * width)
        records.deallocate()
        records = larger
        capacity *= 2
        slots.deallocate()
        mask = mask * 2 + 1
        slots = .allocate(capacity: mask + 1)
        slots.initialize(repeating: -1, count: mask + 1)
        for place in 0..<count {
            let key = records + place * width + keyOffset
            var slot = Int(truncatingIfNeeded: KeyHash.of(key[0], key[1])) & mask
            while slots[slot] >= 0 { slot = (slot + 1) & mask }
            slots[slot] = Int32(truncatingIfNeeded: place)
        }
    }
}

/// The first word of a record: the row's number in 40 bits, and above it what is not known of the row, so that laws which
/// need it leave the row out.
enum RecordRow {
    /// Some cell of the row itself could not be read.
    static let incomplete: UInt64 = 1 << 63
    static let flags: UInt64 = ~0 << 40

    /// The flag of a way up whose parent is missing or incomplete itself.
    static func way(_ number: Int) -> UInt64 { 1 << UInt64(40 + min(number, 22)) }

    @inline(__always)
    static func number(_ word: UInt64) -> Int { Int(truncatingIfNeeded: word & ~flags) }
}
