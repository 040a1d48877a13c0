import LoamBytes
import LoamCodecs
import LoamTestSupport
import Testing

/// Blocks inside of other formats, whose sizes are known.
@Suite struct BlockTests {
    struct Codec: Sendable, CustomTestStringConvertible {
        var compression: Compression
        var form = LZ4Form.block
        var testDescription: String { "\(compression.text) \(form)" }
    }

    static let all: [Codec] =
        [.gzip(level: 1), .gzip(level: 12), .zstd(level: 1), .zstd(level: 19), .snappy, .lz4].map {
            Codec(compression: $0)
        } + [Codec(compression: .lz4, form: .frame)]

    private func packed(_ codec: Codec, _ block: [UInt8]) throws -> [UInt8] {
        let compressor = try #require(try codec.compression.makeBlockCompressor(lz4: codec.form))
        var out = ByteBuffer()
        out.append("kept")
        try block.withUnsafeBytes { try compressor.compress($0, into: &out) }
        try demand(out.bytes.starts(with: "kept".utf8), "what stood in the buffer is gone")
        return Array(out.bytes.dropFirst(4))
    }

    private func plain(_ decompressor: any BlockDecompressor, _ block: [UInt8], count: Int) throws -> [UInt8] {
        // One byte more, to see that nothing is written there.
        var out = [UInt8](repeating: 0xA5, count: count + 1)
        try out.withUnsafeMutableBytes { out in
            try block.withUnsafeBytes {
                try decompressor.decompress($0, into: UnsafeMutableRawBufferPointer(rebasing: out[..<count]))
            }
        }
        try demandEqual(out[count], 0xA5, "the byte behind the room")
        return Array(out[..<count])
    }

    private func block(_ numbers: inout SeededNumbers) -> [UInt8] {
        switch numbers.below(5) {
        case 0: []
        case 1: Array(repeating: 7, count: numbers.below(200_000))
        case 2: (0..<numbers.below(20_000)).map { _ in UInt8(truncatingIfNeeded: numbers.next()) }
        default: (0..<numbers.below(500)).flatMap { _ in RandomTable.text(&numbers) }
        }
    }

    @Test(arguments: all)
    func roundTrip(_ codec: Codec) throws {
        let decompressor = try #require(try codec.compression.makeBlockDecompressor(lz4: codec.form))
        try withSeededCases(40, seed: 300) { numbers in
            let block = block(&numbers)
            try demand(try plain(decompressor, try packed(codec, block), count: block.count) == block, "other bytes")
        }
    }

    /// A block that stands for another count of bytes is refused, and nothing is written after the room.
    @Test(arguments: all)
    func anotherSizeIsRefused(_ codec: Codec) throws {
        let decompressor = try #require(try codec.compression.makeBlockDecompressor(lz4: codec.form))
        try withSeededCases(40, seed: 301) { numbers in
            let block = block(&numbers)
            let wrong = numbers.oneIn(2) ? block.count + 1 + numbers.below(9) : numbers.below(max(1, block.count))
            guard wrong != block.count else { return }
            let packed = try packed(codec, block)
            let error = #expect(throws: CodecError.self) { try plain(decompressor, packed, count: wrong) }
            try demandEqual(error?.code, .damagedData)
        }
    }

    /// Whatever the bytes are: an error or some bytes, and never a byte outside of the room.
    @Test(arguments: all)
    func anyBytes(_ codec: Codec) throws {
        let decompressor = try #require(try codec.compression.makeBlockDecompressor(lz4: codec.form))
        try withSeededCases(300, seed: 302) { numbers in
            let original = (0..<50).flatMap { _ in RandomTable.text(&numbers) }
            var block = try packed(codec, original)
            switch numbers.below(3) {
            case 0: block.removeLast(numbers.within(1...block.count))
            case 1: block = (0..<numbers.below(200)).map { _ in UInt8(truncatingIfNeeded: numbers.next()) }
            default: for _ in 0...numbers.below(4) { block[numbers.below(block.count)] ^= UInt8(1 << numbers.below(8)) }
            }
            do { _ = try plain(decompressor, block, count: original.count) } catch is CodecError {}
            // The next block is not the worse for it.
            let sound = try packed(codec, original)
            try demand(try plain(decompressor, sound, count: original.count) == original, "damage lingers")
        }
    }

    /// Forms that others must find: one literal of five bytes; the frame's magic number.
    @Test func knownBytes() throws {
        let hello = Array("Hello".utf8)
        #expect(try packed(Codec(compression: .snappy), hello) == [5, 4 << 2] + hello)
        #expect(try packed(Codec(compression: .lz4), hello) == [5 << 4] + hello)
        #expect(try packed(Codec(compression: .lz4, form: .frame), hello).starts(with: [0x04, 0x22, 0x4D, 0x18]))
        // The frame header descriptor of zstd: bit 2 says that a checksum follows.
        let page = try packed(Codec(compression: .zstd(level: 1)), hello)
        #expect(page[4] & 4 == 0)
        let compressor = try #require(try Compression.zstd(level: 1).makeCompressor())
        var stream = ByteBuffer()
        try hello.withUnsafeBytes { try compressor.compress($0, into: &stream) }
        #expect(stream.bytes[4] & 4 == 4 && stream.count == page.count + 4)
    }

    @Test func streamsAndBlocks() throws {
        #expect(Compression.snappy.isStream == false && Compression.lz4.isStream == false)
        #expect(Compression.none.isStream && Compression.gzip(level: 1).isStream && Compression.zstd(level: 1).isStream)
        #expect(throws: CodecError.self) { try Compression.lz4.makeDecompressor() }
        #expect(try Compression.none.makeBlockCompressor() == nil)
        #expect(try Compression.none.makeBlockDecompressor() == nil)
    }
}
