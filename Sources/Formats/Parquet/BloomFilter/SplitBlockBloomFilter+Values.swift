internal import LoamBytes

extension SplitBlockBloomFilter {
    /// Adds fixed-width values that follow each other.
    mutating func insert(_ values: UnsafeRawPointer, count: Int, width: Int) {
        for index in 0..<count {
            insert(ByteHash.xxh64(UnsafeRawBufferPointer(start: values + index &* width, count: width)))
        }
    }

    /// Adds the texts of `rows`.
    mutating func insert(offsets: UnsafePointer<Int32>, text: UnsafeRawPointer, rows: Range<Int>) {
        for row in rows {
            let start = Int(offsets[row])
            insert(ByteHash.xxh64(UnsafeRawBufferPointer(start: text + start, count: Int(offsets[row &+ 1]) - start)))
        }
    }
}
