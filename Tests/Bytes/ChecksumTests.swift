import LoamBytes
import LoamTestSupport
import Testing

@Suite struct ChecksumTests {
    /// The check value that every catalogue of CRCs gives, and some lengths around a step.
    @Test func known() {
        func sum(_ text: String) -> UInt32 { Array(text.utf8).withUnsafeBytes { CRC32.of($0) } }
        #expect(sum("123456789") == 0xCBF4_3926)
        #expect(sum("") == 0)
        #expect(sum("a") == 0xE8B7_BE43)
        #expect(sum("The quick brown fox jumps over the lazy dog") == 0x414F_A339)
    }

    @Test func againstBitByBit() throws {
        try withSeededCases(200, seed: 350) { numbers in
            let bytes = (0..<numbers.below(60)).map { _ in UInt8(truncatingIfNeeded: numbers.next()) }
            var expected = ~UInt32(0)
            for byte in bytes {
                expected ^= UInt32(byte)
                for _ in 0..<8 { expected = expected & 1 == 1 ? 0xEDB8_8320 ^ (expected >> 1) : expected >> 1 }
            }
            try demandEqual(bytes.withUnsafeBytes { CRC32.of($0) }, ~expected, "\(bytes.count) bytes")
        }
    }

    @Test func filesAtAnyPlace() throws {
        let directory = try TemporaryDirectory()
        let path = directory.file("some")
        let content = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 * 7) }
        try content.withUnsafeBytes { try OutputFile(path: path).write($0) }
        let file = try InputFile(path)
        #expect(file.byteCount == content.count)
        var out = ByteBuffer()
        try file.read(99_990..<100_000, into: &out)
        try file.read(5..<5, into: &out)
        try file.read(0..<3, into: &out)
        #expect(Array(out.bytes) == Array(content[99_990...] + content[..<3]))
        #expect(throws: FileError.self) { try file.read(99_990..<100_001, into: &out) }
        #expect(throws: FileError.self) { try InputFile(directory.file("none")) }
    }
}
