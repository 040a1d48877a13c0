internal import LoamBytes

/// A split block Bloom filter (Parquet BloomFilter.md): says for sure that a value is not in a column chunk.
///
/// Blocks of 256 bits; a value sets one bit in each of the eight words of one block. Values are known by the XXH64, seed 0, of
/// their plain encoding without a length. Memory is allocated once and reused by `removeAll`. About 4 ns an
/// integer, its hash included, as long as the filter fits the cache.
struct SplitBlockBloomFilter: ~Copyable {
    static let blockBytes = 32
    /// What `byteCount(distinct:falsePositives:)` answers at most, as other writers do.
    static let largest = 128 << 20

    /// Bytes of all blocks.
    let byteCount: Int
    private let words: UnsafeMutablePointer<SIMD8<UInt32>>
    private var blocks: UInt64 { UInt64(byteCount / Self.blockBytes) }

    /// An empty filter of at least `byteCount` bytes: whole blocks, one at least.
    init(byteCount: Int) {
        let blocks = max(1, (min(byteCount, Self.largest) + Self.blockBytes - 1) / Self.blockBytes)
        self.byteCount = blocks * Self.blockBytes
        words = .allocate(capacity: blocks)
        words.initialize(repeating: .zero, count: blocks)
    }

    /// The filter whose bits these are; nil where they are not whole blocks.
    init?(bits: UnsafeRawBufferPointer) {
        guard let base = bits.baseAddress, bits.count % Self.blockBytes == 0 else { return nil }
        byteCount = bits.count
        words = .allocate(capacity: bits.count / Self.blockBytes)
        UnsafeMutableRawPointer(words).copyMemory(from: base, byteCount: bits.count)
    }

    deinit { words.deallocate() }

    /// The bytes that a filter of `distinct` values needs so that it is wrong about one in `1 / falsePositives` others: whole
    /// blocks, a power of two of them, which all readers take.
    static func byteCount(distinct: Int, falsePositives: Double) -> Int {
        let wanted = min(max(falsePositives, 1e-6), 0.5)
        var bytes = blockBytes
        while bytes < largest && falsePositiveRate(distinct: distinct, byteCount: bytes) > wanted { bytes *= 2 }
        return bytes
    }

    /// How often a filter of that size is wrong about a value that it does not hold.
    ///
    /// The number of values in a block follows a Poisson distribution, and a block with n of them answers yes for
    /// (1 - (31/32)^n)^8 of the others (Putze, Sanders and Singler 2007, section 3).
    static func falsePositiveRate(distinct: Int, byteCount: Int) -> Double {
        let blocks = Double(max(1, byteCount / blockBytes))
        let mean = Double(max(0, distinct)) / blocks
        guard mean < 300 else { return 1 }
        var share = exponential(-mean)
        var clear = 1.0
        var rate = 0.0
        for values in 0..<2_000 {
            let hit = 1 - clear
            let square = hit * hit
            rate += share * square * square * square * square
            clear *= 31.0 / 32
            share *= mean / Double(values + 1)
        }
        return rate
    }

    private static func exponential(_ value: Double) -> Double {
        let small = value / 1024
        var term = 1.0
        var sum = 1.0
        for factor in 1...12 {
            term *= small / Double(factor)
            sum += term
        }
        for _ in 0..<10 { sum *= sum }
        return sum
    }

    /// The odd factors of the specification, one for each word of a block.
    @inline(__always)
    private static var salt: SIMD8<UInt32> {
        SIMD8(
            0x47b6_137b, 0x4497_4d91, 0x8824_ad5b, 0xa2b7_289d, 0x7054_95c7, 0x2df1_424b, 0x9efc_4947, 0x5c6b_fb31)
    }

    @inline(__always)
    private static func mask(_ hash: UInt64) -> SIMD8<UInt32> {
        let bits = (salt &* SIMD8(repeating: UInt32(truncatingIfNeeded: hash))) &>> SIMD8(repeating: 27)
        return SIMD8(repeating: 1) &<< bits
    }

    @inline(__always)
    private func block(_ hash: UInt64) -> Int { Int(((hash &>> 32) &* blocks) &>> 32) }

    /// Adds a value by its hash.
    @inline(__always)
    mutating func insert(_ hash: UInt64) { words[block(hash)] |= Self.mask(hash) }

    /// Whether a value may have been added; false is certain.
    func contains(_ hash: UInt64) -> Bool {
        let mask = Self.mask(hash)
        return words[block(hash)] & mask == mask
    }

    /// Forgets the values and keeps the memory.
    mutating func removeAll() { words.update(repeating: .zero, count: Int(blocks)) }

    /// Appends header and bits as written in a file.
    func append(to out: inout ByteBuffer) {
        BloomFilterHeader(byteCount: Int32(byteCount)).append(to: &out)
        out.append(UnsafeRawBufferPointer(start: words, count: byteCount))
    }

    /// Reads header and bits.
    static func read(_ bytes: UnsafeRawBufferPointer) throws(ThriftError) -> SplitBlockBloomFilter {
        let (header, count) = try BloomFilterHeader.read(bytes)
        let size = Int(header.byteCount)
        guard size > 0, size == bytes.count - count,
            let filter = SplitBlockBloomFilter(bits: UnsafeRawBufferPointer(rebasing: bytes[count...]))
        else { throw ThriftError(reason: "a Bloom filter of \(header.byteCount) bytes", offset: count) }
        return filter
    }
}
