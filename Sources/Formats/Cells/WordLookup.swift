internal import LoamBytes

/// Finds the index of a word among those of an enumeration, by its length and its first and last eight bytes.
final class WordLookup {
    private struct Entry {
        var first: UInt64 = 0
        var last: UInt64 = 0
        /// -1 where the slot is free.
        var index: Int32 = -1
        var length: Int32 = 0
    }

    private let words: WordList
    // Sound: allocated in init, freed in deinit, immutable in between.
    private let entries: UnsafeMutablePointer<Entry>
    private let mask: Int

    /// The empty word is never found; formats quote it.
    init(_ words: WordList) {
        self.words = words
        var size = 8
        while size < words.count * 4 { size *= 2 }
        mask = size - 1
        entries = .allocate(capacity: size)
        entries.initialize(repeating: Entry(), count: size)
        for index in 0..<words.count where words.bytes(index).count > 0 {
            let bytes = words.bytes(index)
            let (first, last) = Self.ends(bytes.baseAddress.unsafelyUnwrapped, bytes.count)
            var slot = firstSlot(first, last, bytes.count)
            while entries[slot].index >= 0 { slot = (slot + 1) & mask }
            entries[slot] = Entry(first: first, last: last, index: Int32(index), length: Int32(bytes.count))
        }
    }

    deinit { entries.deallocate() }

    @inline(__always)
    private func firstSlot(_ first: UInt64, _ last: UInt64, _ length: Int) -> Int {
        let mixed =
            (first ^ last &* 0x9E37_79B9_7F4A_7C15 ^ UInt64(truncatingIfNeeded: length)) &* 0xD6E8_FEB8_6659_FD93
        return Int(truncatingIfNeeded: mixed &>> 40) & mask
    }

    @inline(__always)
    private static func ends(_ bytes: UnsafeRawPointer, _ count: Int) -> (UInt64, UInt64) {
        let first = bytes.loadUnaligned(as: UInt64.self)
        if count >= 8 { return (first, (bytes + count - 8).loadUnaligned(as: UInt64.self)) }
        return (first & (1 &<< UInt64(truncatingIfNeeded: count &* 8) &- 1), 0)
    }

    /// The index of the word that these bytes spell; at least eight bytes from `bytes` on must be readable.
    @inline(__always)
    func index(_ bytes: UnsafeRawPointer, count: Int) -> Int32? {
        guard count > 0 else { return nil }
        let (first, last) = Self.ends(bytes, count)
        var slot = firstSlot(first, last, count)
        while entries[slot].index >= 0 {
            let entry = entries[slot]
            if entry.first == first && entry.last == last && entry.length == count && matches(entry.index, bytes, count)
            {
                return entry.index
            }
            slot = (slot &+ 1) & mask
        }
        return nil
    }

    @inline(__always)
    private func matches(_ index: Int32, _ bytes: UnsafeRawPointer, _ count: Int) -> Bool {
        count <= 16 || words.bytes(Int(index)).elementsEqual(UnsafeRawBufferPointer(start: bytes, count: count))
    }
}
