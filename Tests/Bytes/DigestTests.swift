import LoamBytes
import LoamTestSupport
import Testing

@Suite struct DigestTests {
    /// Vectors of the xxHash library's own sanity check: XXH3-128 of nothing, and what `xxh128sum` prints.
    @Test func knownVectors() {
        #expect(Digest128.of("").text == "99aa06d3014798d86001c324468d497f")
        #expect(Digest128.of("a").text == "a96faf705af16834e6c632b61e964e1f")
        #expect(Digest128.of("abc").text == "06b05ab6733a618578af5f94892f3950")
        #expect(ByteHash.of("") == 0x2D06_8005_38D3_94C2)
    }

    @Test func piecesGiveTheDigestOfTheWhole() throws {
        try withSeededCases(300, seed: 7) { numbers in
            let bytes = (0..<numbers.below(3_000)).map { _ in UInt8(truncatingIfNeeded: numbers.next()) }
            let whole = bytes.withUnsafeBytes { Digest128.of($0) }
            var stream = DigestStream()
            var rest = bytes[...]
            while !rest.isEmpty {
                let piece = Array(rest.prefix(numbers.below(500)))
                rest = rest.dropFirst(piece.count)
                piece.withUnsafeBytes { stream.update($0) }
            }
            try demandEqual(stream.digest(), whole, "\(bytes.count) bytes")
            // Asking does not change the stream.
            try demandEqual(stream.digest(), whole, "asked twice")
        }
    }

    @Test func textRoundTrip() throws {
        try withSeededCases(2_000, seed: 8) { numbers in
            let digest = Digest128(high: numbers.next() >> UInt64(numbers.below(64)), low: numbers.next())
            try demandEqual(digest.text.utf8.count, 32)
            try demandEqual(Digest128(text: digest.text), digest)
            try demandEqual(Digest128(digest.value), digest)
            try demandEqual(HexText.text(digest.low), PublishedText.padded(String(digest.low, radix: 16), 16))
        }
    }

    @Test(arguments: [
        "", "99aa06d3014798d86001c324468d497", "99aa06d3014798d86001c324468d497f0", "99aa06d3014798d86001c324468d497g",
        "+9aa06d3014798d86001c324468d497f", "99aa06d3014798d8-001c324468d497f", "éééééééééééééééé",
    ])
    func whatIsNoDigest(text: String) {
        #expect(Digest128(text: text) == nil)
    }
}
