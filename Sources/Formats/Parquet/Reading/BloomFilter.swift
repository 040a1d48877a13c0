internal import LoamBytes

/// The Bloom filter of a column chunk, shared by who looks into it.
final class BloomFilter: Sendable {
    // Sound: never written after init.
    nonisolated(unsafe) private let filter: SplitBlockBloomFilter

    init(_ filter: consuming SplitBlockBloomFilter) { self.filter = filter }

    /// Whether it knows all of some values: of a dictionary those entries that occur.
    func contains(_ values: ValueBuffer, used: UsedEntries?) -> Bool {
        let source = used?.dictionary ?? values
        for value in 0..<(used?.entries.count ?? source.count) {
            let index = used?.entries[value] ?? value
            if !filter.contains(source.plainHash(index)) { return false }
        }
        return true
    }
}

extension ValueBuffer {
    /// XXH64 of the plain encoding of a value.
    fileprivate func plainHash(_ index: Int) -> UInt64 {
        switch kind {
        case .text, .word: ByteHash.xxh64(text(index))
        case .narrowDecimal:
            withUnsafeBytes(of: Int32(truncatingIfNeeded: int64[index])) { ByteHash.xxh64($0) }
        case .bool, .int32, .int64, .float64, .uuid:
            ByteHash.xxh64(UnsafeRawBufferPointer(start: cells + index &* width, count: width))
        }
    }
}
