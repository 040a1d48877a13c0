import LoamBytes
import LoamTestSupport
import Testing

@testable import LoamFormats

/// Split block Bloom filters: what was added is found, others rarely, and the bytes are the specification's.
@Suite struct BloomFilterTests {
    private func hash(_ text: String) -> UInt64 { Array(text.utf8).withUnsafeBytes { ByteHash.xxh64($0) } }

    /// Vectors of the xxHash specification, seed 0.
    @Test func hashes() {
        #expect(hash("") == 0xEF46_DB37_51D8_E999)
        #expect(hash("a") == 0xD24E_C4F1_A98C_6E5B)
        #expect(hash("abc") == 0x44BC_2CF5_AD77_0999)
    }

    /// BloomFilter.md, "Sizing an SBBF": bits a value against the rate of false positives.
    @Test(arguments: [(6.0, 0.10), (10.5, 0.01), (16.9, 0.001), (26.4, 0.0001)])
    func ratesOfTheSpecification(bits: Double, rate: Double) {
        let bytes = 1 << 20
        let distinct = Int(Double(bytes * 8) / bits)
        let found = SplitBlockBloomFilter.falsePositiveRate(distinct: distinct, byteCount: bytes)
        #expect(found > rate * 0.85 && found < rate * 1.15, "\(found)")
    }

    @Test func sizes() {
        #expect(SplitBlockBloomFilter.byteCount(distinct: 0, falsePositives: 0.01) == 32)
        #expect(SplitBlockBloomFilter.byteCount(distinct: 100_000, falsePositives: 0.01) == 1 << 18)
        #expect(SplitBlockBloomFilter.byteCount(distinct: .max, falsePositives: 0) == SplitBlockBloomFilter.largest)
    }

    @Test func foundAndNotFound() throws {
        try withSeededCases(20, seed: 340) { numbers in
            let distinct = numbers.within(1...20_000)
            let bytes = SplitBlockBloomFilter.byteCount(distinct: distinct, falsePositives: 0.01)
            var filter = SplitBlockBloomFilter(byteCount: bytes)
            let hashes = (0..<distinct).map { _ in numbers.next() }
            for hash in hashes { filter.insert(hash) }
            for hash in hashes { try demand(filter.contains(hash), "a value is lost") }
            let wrong = (0..<20_000).count { _ in filter.contains(numbers.next()) }
            try demand(wrong <= 20_000 / 100 * 3 / 2, "\(wrong) of 20000 found that are not there")
            filter.removeAll()
            try demand(!filter.contains(hashes[0]), "values outlive removeAll")
        }
    }

    /// One hash sets the bits that the specification's `mask` says, in the block that it says.
    @Test func bitsOfOneValue() throws {
        let salt: [UInt32] = [
            0x47b6_137b, 0x4497_4d91, 0x8824_ad5b, 0xa2b7_289d, 0x7054_95c7, 0x2df1_424b, 0x9efc_4947, 0x5c6b_fb31,
        ]
        try withSeededCases(100, seed: 341) { numbers in
            let hash = numbers.next()
            let blocks = numbers.within(1...50)
            var filter = SplitBlockBloomFilter(byteCount: blocks * 32)
            filter.insert(hash)
            var out = ByteBuffer()
            filter.append(to: &out)
            var expected = [UInt8](repeating: 0, count: blocks * 32)
            let block = Int(((hash >> 32) * UInt64(blocks)) >> 32)
            for word in 0..<8 {
                let bit = Int((UInt32(truncatingIfNeeded: hash) &* salt[word]) >> 27)
                expected[block * 32 + word * 4 + bit / 8] = 1 << UInt8(bit % 8)
            }
            try demandEqual(Array(out.bytes.suffix(blocks * 32)), expected)
        }
    }

    @Test func throughBytes() throws {
        var filter = SplitBlockBloomFilter(byteCount: 1000)
        let values: [Int64] = (0..<50).map { $0 * $0 }
        values.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress else { return }
            filter.insert(base, count: 50, width: 8)
        }
        let text = Array("onetwothree".utf8)
        let offsets: [Int32] = [0, 3, 6, 11]
        text.withUnsafeBytes { text in
            guard let text = text.baseAddress else { return }
            offsets.withUnsafeBufferPointer { offsets in
                guard let offsets = offsets.baseAddress else { return }
                filter.insert(offsets: offsets, text: text, rows: 1..<3)
            }
        }
        var out = ByteBuffer()
        filter.append(to: &out)
        let read = try SplitBlockBloomFilter.read(out.bytes)
        let size = read.byteCount
        #expect(size == 1024)
        for value in values {
            let isFound = read.contains(withUnsafeBytes(of: value) { ByteHash.xxh64($0) })
            #expect(isFound)
        }
        let found = ["one", "two", "three"].map { read.contains(hash($0)) }
        #expect(found == [false, true, true])
        for count in 0..<out.count {
            #expect(throws: ThriftError.self) {
                _ = try SplitBlockBloomFilter.read(UnsafeRawBufferPointer(rebasing: out.bytes[..<count])).byteCount
            }
        }
    }
}
