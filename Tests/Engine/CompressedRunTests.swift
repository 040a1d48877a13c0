import LoamBytes
import LoamCodecs
import LoamEngine
import LoamFormats
import LoamTestSupport
import Testing

@Suite(
    .enabled(if: ExternalCommand.exists("gzip") && ExternalCommand.exists("zstd"), "gzip and zstd are not installed"))
struct CompressedRunTests {
    private func unpacked(_ bytes: [UInt8], _ compression: Compression) throws -> [UInt8] {
        let directory = try TemporaryDirectory()
        let path = directory.file("x" + compression.fileSuffix)
        try bytes.withUnsafeBytes { try OutputFile(path: path).write($0) }
        let program = compression.fileSuffix == ".gz" ? "gzip" : "zstd -q"
        let outcome = try #require(ExternalCommand.run("\(program) -d -c '\(path)'"))
        try demandEqual(outcome.status, 0, outcome.text)
        return outcome.output
    }

    @Test(arguments: [Compression.gzip(level: 1), .zstd(level: 1)])
    func unpackedIsWhatWasNotCompressed(compression: Compression) throws {
        let source = FakeSource(events: 9_000)
        for chunkRows in [nil, 5_000] as [Int?] {
            let plain = try collect(fakePlan(source, chunkRows: chunkRows)).sink
            let packed = try [1, 2, 7].map {
                try collect(fakePlan(source, chunkRows: chunkRows, compression: compression, threads: $0)).sink
            }
            for output in 0..<4 {
                for file in plain.files[output].indices {
                    let bytes = packed[0].files[output][file].bytes
                    #expect(try unpacked(bytes, compression) == plain.files[output][file].bytes)
                    for other in packed { #expect(other.files[output][file].bytes == bytes, "threads change bytes") }
                }
            }
        }
    }

    /// A file without a row is a whole compressed file as well, in every share.
    @Test(arguments: [Compression.gzip(level: 1), .zstd(level: 1)])
    func emptyFilesAreWhole(compression: Compression) throws {
        for share in [Share.whole, Share(index: 2, count: 2)] {
            for fanOut in [FakeSource.FanOut.none, .from(6_000), .until(10)] {
                for events in [0, 9_000] {
                    let source = FakeSource(events: events, fanOut: fanOut)
                    let plain = try collect(fakePlan(source, share: share)).sink
                    let packed = try collect(fakePlan(source, share: share, compression: compression)).sink
                    for output in 0..<4 {
                        let bytes = packed.bytes(output)
                        #expect(!bytes.isEmpty, "\(fanOut), \(events) events, share \(share.text), output \(output)")
                        guard !bytes.isEmpty else { continue }
                        #expect(try unpacked(bytes, compression) == plain.bytes(output))
                    }
                }
            }
        }
    }
}
