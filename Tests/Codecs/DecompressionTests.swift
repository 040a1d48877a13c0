import LoamBytes
import LoamCodecs
import LoamTestSupport
import Testing

/// What was compressed comes back, in pieces of any size.
@Suite struct DecompressionTests {
    static let all: [Compression] = [.gzip(level: 1), .gzip(level: 12), .zstd(level: 1), .zstd(level: 19)]

    private func plain(_ packed: [UInt8], _ compression: Compression, piece: Int, limit: Int) throws
        -> (bytes: [UInt8], isComplete: Bool)
    {
        let decompressor = try #require(try compression.makeDecompressor())
        var out = ByteBuffer()
        var bytes: [UInt8] = []
        var place = 0
        while place < packed.count {
            let end = min(packed.count, place + piece)
            out.removeAll()
            let used = try packed[place..<end].withUnsafeBytes {
                try decompressor.decompress($0, into: &out, limit: limit)
            }
            bytes += out.bytes
            guard used > 0 || out.count > 0 else { throw Mismatch("no progress at \(place)") }
            place += used
        }
        return (bytes, decompressor.isComplete)
    }

    @Test(arguments: all)
    func piecesOfAnySize(_ compression: Compression) throws {
        let compressor = try #require(try compression.makeCompressor())
        try withSeededCases(40, seed: 91) { numbers in
            var packed = ByteBuffer()
            var expected: [UInt8] = []
            for _ in 0..<numbers.within(1...5) {
                let block = (0..<numbers.below(400)).flatMap { _ in RandomTable.text(&numbers) }
                try block.withUnsafeBytes { try compressor.compress($0, into: &packed) }
                expected += block
            }
            let (bytes, isComplete) = try plain(
                Array(packed.bytes), compression, piece: numbers.pick([1, 7, 100, 1 << 20]),
                limit: numbers.pick([1, 1_000, 1 << 22]))
            try demand(bytes == expected && isComplete, "\(bytes.count) bytes instead of \(expected.count)")
        }
    }

    @Test(arguments: all)
    func cutAndDamagedStreams(_ compression: Compression) throws {
        let compressor = try #require(try compression.makeCompressor())
        try withSeededCases(200, seed: 92) { numbers in
            let block = (0..<200).flatMap { _ in RandomTable.text(&numbers) }
            var buffer = ByteBuffer()
            try block.withUnsafeBytes { try compressor.compress($0, into: &buffer) }
            var packed = Array(buffer.bytes)
            if numbers.oneIn(2) {
                packed.removeLast(numbers.within(1...packed.count - 1))
                let result = try? plain(packed, compression, piece: 1 << 20, limit: 1 << 22)
                try demand(result?.isComplete != true, "a cut stream is taken for whole")
            } else {
                packed[numbers.below(packed.count)] ^= UInt8(1 << numbers.below(8))
                let result = try? plain(packed, compression, piece: 1 << 20, limit: 1 << 22)
                // Some bits of a header mean nothing; the content is what counts.
                try demand(result == nil || result?.bytes == block || result?.isComplete == false, "damage is not seen")
            }
        }
    }

    @Test func endingsOfNames() {
        #expect(Compression(fileName: "a.csv.gz") == .gzip(level: Compression.defaultGzipLevel))
        #expect(Compression(fileName: "a.csv.zst") == .zstd(level: Compression.defaultZstdLevel))
        #expect(Compression(fileName: "a.csv") == .none)
    }
}
