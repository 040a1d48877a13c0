import LoamBytes
import LoamCodecs
import LoamTestSupport
import Testing

@Suite struct CompressionGrammarTests {
    @Test(arguments: [
        ("none", Compression.none), ("gzip", .gzip(level: 1)), ("gzip:1", .gzip(level: 1)),
        ("gzip:12", .gzip(level: 12)), ("gzip:0", .gzip(level: 0)),
        ("zstd", .zstd(level: 1)), ("zstd:19", .zstd(level: 19)), ("snappy", .snappy), ("lz4", .lz4),
    ])
    func accepted(text: String, expected: Compression) throws {
        #expect(try Compression(text) == expected)
        #expect(try Compression(expected.text) == expected)
    }

    @Test(arguments: [
        ("gzip:-1", "bad_level"), ("gzip:13", "bad_level"), ("zstd:20", "bad_level"), ("zstd:-1", "bad_level"),
        ("gzip:", "bad_level"), ("gzip:six", "bad_level"), ("gzip:6:6", "bad_level"), ("gzip: 6", "bad_level"),
        ("zstd:99999999999999999999", "bad_level"), ("gzip:1.5", "bad_level"), ("none:1", "unknown_codec"),
        ("", "unknown_codec"), (":", "unknown_codec"), ("GZIP", "unknown_codec"), ("lzo", "unknown_codec"),
        ("lz4:1", "unknown_codec"),
        ("snappy:", "unknown_codec"),
    ])
    func refused(text: String, code: String) {
        let error = #expect(throws: CodecError.self) { try Compression(text) }
        #expect(error?.code.rawValue == code)
        #expect(error?.message.isEmpty == false)
    }

    @Test func suffixesAndLibraries() throws {
        #expect(Compression.none.fileSuffix == "" && Compression.none.library == nil)
        #expect(
            Compression.gzip(level: 1).fileSuffix == ".gz"
                && Compression.gzip(level: 1).library?.hasPrefix("libdeflate ") == true)
        #expect(
            Compression.zstd(level: 1).fileSuffix == ".zst"
                && Compression.zstd(level: 1).library?.hasPrefix("libzstd ") == true)
        #expect(Compression.gzip(level: 0).library?.hasPrefix("isa-l ") == true)
        #expect(Compression.snappy.library == "libsnappy")
        #expect(Compression.lz4.library?.hasPrefix("liblz4 ") == true)
        #expect(try Compression.none.makeCompressor() == nil)
    }
}

/// The programs that everybody has are the readers.
@Suite(
    .enabled(if: ExternalCommand.exists("gzip") && ExternalCommand.exists("zstd"), "gzip and zstd are not installed"))
struct CompressionTests {
    static let all: [Compression] = [0, 1, 6, 12].map { .gzip(level: $0) } + [1, 3, 19].map { .zstd(level: $0) }

    private func blocks() -> [[UInt8]] {
        var numbers = SeededNumbers(seed: 40)
        let words = (0..<5_000).flatMap { _ in RandomTable.text(&numbers) }
        let noise = (0..<70_000).map { _ in UInt8(truncatingIfNeeded: numbers.next()) }
        return [words, [], [0x41], noise, Array(repeating: 0, count: 200_000), Array(words.prefix(999))]
    }

    private func compress(_ compression: Compression, _ blocks: [[UInt8]]) throws -> [[UInt8]] {
        let compressor = try #require(try compression.makeCompressor())
        return try blocks.map { block in
            var out = ByteBuffer()
            out.append("kept")
            try block.withUnsafeBytes { try compressor.compress($0, into: &out) }
            #expect(out.text().hasPrefix("kept"))
            return Array(out.bytes.dropFirst(4))
        }
    }

    private func decompress(_ compression: Compression, _ bytes: [UInt8]) throws -> [UInt8] {
        let directory = try TemporaryDirectory()
        let path = directory.file("packed" + compression.fileSuffix)
        try bytes.withUnsafeBytes { try OutputFile(path: path).write($0) }
        let program = compression.fileSuffix == ".gz" ? "gzip" : "zstd -q"
        let test = ExternalCommand.run("\(program) -t '\(path)'")
        #expect(test?.status == 0, "\(test?.text ?? "no shell")")
        return try #require(ExternalCommand.run("\(program) -d -c '\(path)'")).output
    }

    @Test(arguments: all)
    func concatenatedPiecesAreTheConcatenation(compression: Compression) throws {
        let blocks = blocks()
        let pieces = try compress(compression, blocks)
        #expect(try decompress(compression, pieces.flatMap { $0 }) == blocks.flatMap { $0 })
        #expect(pieces[4].count < 1_000, "zeros take \(pieces[4].count) bytes")
    }

    @Test(arguments: all)
    func eachPieceStandsAlone(compression: Compression) throws {
        let blocks = blocks()
        for (block, piece) in zip(blocks, try compress(compression, blocks)) {
            #expect(!piece.isEmpty)
            #expect(try decompress(compression, piece) == block)
        }
    }

    /// One bit that flips on the way is noticed by the reader, even where the data cannot be compressed.
    @Test(arguments: [Compression.gzip(level: 1), .zstd(level: 1)])
    func damagedPiecesAreNoticed(compression: Compression) throws {
        var piece = try compress(compression, [blocks()[3]])[0]
        piece[piece.count / 2] ^= 1
        let directory = try TemporaryDirectory()
        let path = directory.file("packed" + compression.fileSuffix)
        try piece.withUnsafeBytes { try OutputFile(path: path).write($0) }
        let program = compression.fileSuffix == ".gz" ? "gzip" : "zstd -q"
        #expect(try #require(ExternalCommand.run("\(program) -t '\(path)'")).status != 0)
    }

    /// A compressor's history leaves no trace in what it makes next.
    @Test(arguments: all)
    func equalBlocksGiveEqualPieces(compression: Compression) throws {
        let blocks = blocks()
        let once = try compress(compression, blocks)
        #expect(try compress(compression, blocks.reversed()).reversed() == once)
        #expect(try compress(compression, blocks + blocks) == once + once)
    }
}
