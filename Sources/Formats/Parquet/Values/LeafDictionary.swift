internal import Glibc
internal import LoamBytes

/// The distinct values of a group, and for each value its index among them.
///
/// Numbers that are close together are found through a table over their range, words of an enumeration through their
/// indices, and other values through a hash table; nothing is found where a dictionary would not pay.
final class LeafDictionary {
    /// An index a value.
    private(set) var indices = ByteBuffer()
    /// The distinct values as a dictionary page holds them (PLAIN).
    private(set) var page = ByteBuffer()
    private(set) var entryCount = 0

    private var table = ByteBuffer()

    /// A table over a range of numbers is at most this long.
    private static let longestRange = 1 << 17
    /// A dictionary of hashed values has at most this many entries, so that it stays in the cache of the reader.
    private static let mostEntries = 1 << 16
    private static let mostBytes = 1 << 20
    /// Values after which it shows whether hashing pays.
    private static let trial = 4096

    var values: UnsafeMutablePointer<UInt32> { indices.start.assumingMemoryBound(to: UInt32.self) }

    /// Bits of an index.
    var width: Int { entryCount <= 1 ? 0 : 64 - UInt64(entryCount - 1).leadingZeroBitCount }

    /// Bytes of the page and of bit-packed indices, which runs may shorten.
    func byteCount(_ count: Int) -> Int { page.count + (count * width + 7) / 8 }

    /// Finds the distinct values; false where there are too many, or they cannot have a dictionary.
    ///
    /// - Parameter isWanted: whether a dictionary was asked for, so that it is made at any cost.
    func build(_ values: LeafValues, ranks: WordRanks?, isWanted: Bool) -> Bool {
        indices.removeAll()
        page.removeAll()
        entryCount = 0
        guard values.count > 0 else { return false }
        indices.reserve(values.count * 4)
        indices.commit(to: indices.start + values.count * 4)
        switch values.leaf.kind {
        case .bool: return false
        case .word: return words(values, ranks)
        case .int32, .narrowDecimal:
            return range(values.int32, values.count)
                || hash(values, isWanted) { UInt64(UInt32(bitPattern: values.int32[$0])) }
        case .int64:
            return range(values.int64, values.count) || hash(values, isWanted) { UInt64(bitPattern: values.int64[$0]) }
        case .float64:
            return hash(values, isWanted) { values.float64[$0].bitPattern }
        case .uuid: return hash(values, isWanted) { values.words64[$0 * 2] ^ values.words64[$0 * 2 + 1] }
        case .text: return hash(values, isWanted) { ByteHash.of(values.textBytes($0)) }
        }
    }

    /// Room for `count` zeros.
    private func zeroedTable(_ count: Int) -> UnsafeMutablePointer<UInt32> {
        table.removeAll()
        table.reserve(count * 4)
        let cells = table.start.assumingMemoryBound(to: UInt32.self)
        cells.update(repeating: 0, count: count)
        return cells
    }

    /// Only the words that occur, in the order of the enumeration.
    private func words(_ values: LeafValues, _ ranks: WordRanks?) -> Bool {
        guard let words = ranks?.words else { return false }
        let indexes = zeroedTable(words.count)
        for value in 0..<values.count { indexes[Int(values.int32[value])] = 1 }
        for word in 0..<words.count where indexes[word] == 1 {
            indexes[word] = UInt32(entryCount)
            entryCount += 1
            let bytes = words.bytes(word)
            appendText(bytes)
        }
        let out = self.values
        for value in 0..<values.count { out[value] = indexes[Int(values.int32[value])] }
        return true
    }

    private func appendText(_ bytes: UnsafeRawBufferPointer) {
        page.reserve(bytes.count + 4)
        page.end.storeBytes(of: UInt32(bytes.count).littleEndian, as: UInt32.self)
        page.commit(to: page.end + 4)
        page.append(bytes)
    }

    /// Numbers in ascending order, where they are within a range that a table can hold.
    private func range<Value: FixedWidthInteger>(_ numbers: UnsafePointer<Value>, _ count: Int) -> Bool {
        let (low, high) = ValueBounds.extremes(numbers, count)
        let (span, overflow) = high.subtractingReportingOverflow(low)
        guard !overflow, span < Self.longestRange, Int(span) < 4 * count else { return false }
        let length = Int(span) + 1
        let indexes = zeroedTable(length)
        for value in 0..<count { indexes[Int(numbers[value] &- low)] = 1 }
        page.reserve(length * MemoryLayout<Value>.size)
        let entries = page.start.assumingMemoryBound(to: Value.self)
        for number in 0..<length where indexes[number] != 0 {
            indexes[number] = UInt32(entryCount)
            entries[entryCount] = low &+ Value(number)
            entryCount += 1
        }
        page.commit(to: page.start + entryCount * MemoryLayout<Value>.size)
        let out = self.values
        for value in 0..<count { out[value] = indexes[Int(numbers[value] &- low)] }
        return true
    }

    /// Values in the order in which they first occur.
    private func hash(_ values: LeafValues, _ isWanted: Bool, key: (Int) -> UInt64) -> Bool {
        let most = isWanted ? values.count : Self.mostEntries
        var slots = 1 << 13
        var cells = zeroedTable(slots)
        /// The first value of each entry.
        var firsts: [Int32] = []
        let out = self.values
        for value in 0..<values.count {
            var slot = Int(truncatingIfNeeded: (key(value) &* 0x9E37_79B9_7F4A_7C15) >> 32) & (slots - 1)
            while true {
                let entry = cells[slot]
                if entry == 0 {
                    out[value] = UInt32(firsts.count)
                    firsts.append(Int32(value))
                    cells[slot] = UInt32(firsts.count)
                    break
                }
                if isEqual(values, Int(firsts[Int(entry) - 1]), value) {
                    out[value] = entry - 1
                    break
                }
                slot = (slot + 1) & (slots - 1)
            }
            if firsts.count * 2 > slots {
                slots *= 4
                cells = zeroedTable(slots)
                for (entry, first) in firsts.enumerated() {
                    var slot = Int(truncatingIfNeeded: (key(Int(first)) &* 0x9E37_79B9_7F4A_7C15) >> 32) & (slots - 1)
                    while cells[slot] != 0 { slot = (slot + 1) & (slots - 1) }
                    cells[slot] = UInt32(entry + 1)
                }
            }
            if !isWanted && (firsts.count > most || value + 1 == Self.trial && firsts.count * 2 > Self.trial) {
                return false
            }
        }
        for first in firsts { appendEntry(values, Int(first)) }
        entryCount = firsts.count
        return isWanted || page.count <= Self.mostBytes
    }

    private func isEqual(_ values: LeafValues, _ left: Int, _ right: Int) -> Bool {
        switch values.leaf.kind {
        case .int32, .narrowDecimal: values.int32[left] == values.int32[right]
        case .int64, .float64: values.words64[left] == values.words64[right]
        case .uuid:
            values.words64[left * 2] == values.words64[right * 2]
                && values.words64[left * 2 + 1] == values.words64[right * 2 + 1]
        default: Self.isEqual(values.textBytes(left), values.textBytes(right))
        }
    }

    private static func isEqual(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Bool {
        guard left.count == right.count, let one = left.baseAddress, let other = right.baseAddress else {
            return left.count == right.count
        }
        return memcmp(one, other, left.count) == 0
    }

    private func appendEntry(_ values: LeafValues, _ value: Int) {
        guard let width = values.leaf.valueWidth else { return appendText(values.textBytes(value)) }
        page.append(UnsafeRawBufferPointer(start: values.cells.start + value * width, count: width))
    }
}
