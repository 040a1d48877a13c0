internal import LoamBytes

/// The bloom filter of a chunk (BloomFilter.md): readers skip a group when the value they look for is not in it.
enum ChunkBloomFilter {
    /// The share of absent values that a filter lets through.
    static let falsePositives = 0.01

    /// Header and bits. A dictionary's entries are all the values there are; without one every value counts as another.
    static func bytes(_ values: LeafValues, _ dictionary: LeafDictionary?) -> [UInt8] {
        var filter = SplitBlockBloomFilter(
            byteCount: SplitBlockBloomFilter.byteCount(
                distinct: dictionary?.entryCount ?? values.count, falsePositives: falsePositives))
        if let dictionary {
            insert(dictionary.page.bytes, width: values.leaf.valueWidth, into: &filter)
        } else if let width = values.leaf.valueWidth {
            filter.insert(values.cells.start, count: values.count, width: width)
        } else {
            filter.insert(offsets: values.textOffsets, text: values.text.start, rows: 0..<values.count)
        }
        var out = ByteBuffer()
        filter.append(to: &out)
        return Array(out.bytes)
    }

    /// The entries of a dictionary page; texts come after their lengths, which do not count.
    private static func insert(
        _ page: UnsafeRawBufferPointer, width: Int?, into filter: inout SplitBlockBloomFilter
    ) {
        var offset = 0
        while offset < page.count {
            let length = width ?? Int(page.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
            let start = width == nil ? offset + 4 : offset
            filter.insert(ByteHash.xxh64(UnsafeRawBufferPointer(rebasing: page[start..<start + length])))
            offset = start + length
        }
    }
}
