internal import COpenSSL

/// SHA-256 (FIPS 180-4) over bytes that arrive in pieces; the result is that of the whole. About 1.5 GB/s where the processor
/// has instructions for it.
public struct SHA256: ~Copyable {
    private var state = SHA256_CTX()

    public init() { SHA256_Init(&state) }

    public mutating func update(_ bytes: UnsafeRawBufferPointer) {
        SHA256_Update(&state, bytes.baseAddress, bytes.count)
    }

    /// The 32 bytes of the digest; more pieces may not follow.
    public mutating func digest() -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: 32)
        SHA256_Final(&digest, &state)
        return digest
    }

    /// The digest as 64 lower-case hexadecimal digits; more pieces may not follow.
    public mutating func text() -> String { Self.text(digest()) }

    /// The digest of some bytes, as 64 lower-case hexadecimal digits.
    public static func text(of bytes: UnsafeRawBufferPointer) -> String {
        var hash = SHA256()
        hash.update(bytes)
        return hash.text()
    }

    /// The digest of the UTF-8 bytes of a text, as 64 lower-case hexadecimal digits.
    public static func text(of text: String) -> String {
        var text = text
        return text.withUTF8 { self.text(of: UnsafeRawBufferPointer($0)) }
    }

    private static func text(_ digest: [UInt8]) -> String {
        digest.withUnsafeBytes { bytes in
            (0..<4).map {
                HexText.text(UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: $0 * 8, as: UInt64.self)))
            }
        }.joined()
    }
}
