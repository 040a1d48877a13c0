internal import CXXHash

/// A 128-bit digest, compared and printed; not a defence against an adversary.
public struct Digest128: Sendable, Hashable {
    public var high: UInt64
    public var low: UInt64

    public init(high: UInt64 = 0, low: UInt64 = 0) {
        self.high = high
        self.low = low
    }

    public init(_ value: UInt128) {
        high = UInt64(truncatingIfNeeded: value >> 64)
        low = UInt64(truncatingIfNeeded: value)
    }

    public var value: UInt128 { UInt128(high) << 64 | UInt128(low) }

    /// 32 lower-case hexadecimal digits, as `xxh128sum` prints them.
    public var text: String { HexText.text(high) + HexText.text(low) }

    public init?(text: String) {
        guard text.utf8.count == 32, let high = HexText.word(text.prefix(16)), let low = HexText.word(text.suffix(16))
        else { return nil }
        self.init(high: high, low: low)
    }

    /// XXH3-128 of some bytes.
    public static func of(_ bytes: UnsafeRawBufferPointer) -> Digest128 {
        let hash = XXH3_128bits(bytes.baseAddress, bytes.count)
        return Digest128(high: hash.high64, low: hash.low64)
    }

    /// XXH3-128 of the UTF-8 bytes of a text.
    public static func of(_ text: String) -> Digest128 {
        var text = text
        return text.withUTF8 { of(UnsafeRawBufferPointer($0)) }
    }
}

/// XXH3-128 over bytes that arrive in pieces; the result is that of the whole.
public struct DigestStream: ~Copyable {
    private let state: OpaquePointer

    public init() {
        // Out of memory is the only failure; nothing sensible can follow it.
        guard let state = XXH3_createState() else { fatalError("out of memory for a digest state") }
        self.state = state
        XXH3_128bits_reset(state)
    }

    deinit { XXH3_freeState(state) }

    public mutating func update(_ bytes: UnsafeRawBufferPointer) {
        _ = XXH3_128bits_update(state, bytes.baseAddress, bytes.count)
    }

    public func digest() -> Digest128 {
        let hash = XXH3_128bits_digest(state)
        return Digest128(high: hash.high64, low: hash.low64)
    }
}

/// 64-bit hashes of short byte runs.
public enum ByteHash {
    /// XXH3-64.
    public static func of(_ bytes: UnsafeRawBufferPointer) -> UInt64 { XXH3_64bits(bytes.baseAddress, bytes.count) }

    /// XXH3-64 of the UTF-8 bytes of a text.
    public static func of(_ text: String) -> UInt64 {
        var text = text
        return text.withUTF8 { of(UnsafeRawBufferPointer($0)) }
    }

    /// XXH64 with seed 0, where a format asks for the older hash.
    public static func xxh64(_ bytes: UnsafeRawBufferPointer) -> UInt64 { XXH64(bytes.baseAddress, bytes.count, 0) }
}

/// Hexadecimal text of whole words.
public enum HexText {
    /// 16 lower-case digits.
    public static func text(_ word: UInt64) -> String {
        var buffer = ByteBuffer(capacity: 16)
        buffer.end.storeBytes(of: UUIDText.digits(word), as: SIMD2<UInt64>.self)
        buffer.commit(to: buffer.end + 16)
        return buffer.text()
    }

    /// The word that 16 hexadecimal digits spell.
    public static func word(_ digits: some StringProtocol) -> UInt64? {
        guard digits.utf8.allSatisfy({ $0 != 0x2B && $0 != 0x2D }) else { return nil }
        return UInt64(digits, radix: 16)
    }
}
