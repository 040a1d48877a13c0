/// A version-4-shaped UUID as two machine words: `high` is the first eight bytes of its text, `low` the last eight.
public struct UUIDWords: Sendable, Hashable {
    public var high: UInt64
    public var low: UInt64

    @inlinable public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// Makes a UUID of two draws by setting the version (4) and variant (10) bits of RFC 9562 section 5.4.
    @inlinable @inline(__always)
    public static func versionFour(_ first: UInt64, _ second: UInt64) -> UUIDWords {
        UUIDWords(
            high: (first & 0xFFFF_FFFF_FFFF_0FFF) | 0x0000_0000_0000_4000,
            low: (second & 0x3FFF_FFFF_FFFF_FFFF) | 0x8000_0000_0000_0000)
    }

    /// The text with hyphens, lower case.
    public var text: String {
        var buffer = ByteBuffer(capacity: UUIDText.width)
        buffer.commit(to: UUIDText.write(high: high, low: low, to: buffer.end))
        return buffer.text()
    }

    /// Reads the hyphenated text; nil when it is not one.
    public init?(text: String) {
        let hyphens: Set<Int> = [8, 13, 18, 23]
        var digits: [UInt64] = []
        for (index, byte) in text.utf8.enumerated() {
            if hyphens.contains(index) {
                guard byte == 0x2D else { return nil }
                continue
            }
            switch byte {
            case 0x30...0x39: digits.append(UInt64(byte - 0x30))
            case 0x61...0x66: digits.append(UInt64(byte - 0x57))
            case 0x41...0x46: digits.append(UInt64(byte - 0x37))
            default: return nil
            }
        }
        guard digits.count == 32, text.utf8.count == UUIDText.width else { return nil }
        high = digits[0..<16].reduce(0) { $0 << 4 | $1 }
        low = digits[16..<32].reduce(0) { $0 << 4 | $1 }
    }
}

/// Text of UUIDs: 36 bytes, lower-case hexadecimal with hyphens (RFC 9562 section 4).
public enum UUIDText {
    public static let width = 36

    /// Writes a UUID given as its two words and returns the end. Touches exactly 36 bytes.
    ///
    /// The digits of a word are made in one vector step; hyphens fall between overlapping stores.
    @inlinable @inline(__always)
    public static func write(high: UInt64, low: UInt64, to out: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer {
        let first = digits(high)
        let second = digits(low)
        // 8-4-4-4-12
        out.storeBytes(of: first[0], as: UInt64.self)
        out.storeBytes(of: 0x2D, toByteOffset: 8, as: UInt8.self)
        out.storeBytes(of: UInt32(truncatingIfNeeded: first[1]), toByteOffset: 9, as: UInt32.self)
        out.storeBytes(of: 0x2D, toByteOffset: 13, as: UInt8.self)
        out.storeBytes(of: UInt32(truncatingIfNeeded: first[1] &>> 32), toByteOffset: 14, as: UInt32.self)
        out.storeBytes(of: 0x2D, toByteOffset: 18, as: UInt8.self)
        out.storeBytes(of: UInt32(truncatingIfNeeded: second[0]), toByteOffset: 19, as: UInt32.self)
        out.storeBytes(of: 0x2D, toByteOffset: 23, as: UInt8.self)
        out.storeBytes(of: UInt32(truncatingIfNeeded: second[0] &>> 32), toByteOffset: 24, as: UInt32.self)
        out.storeBytes(of: second[1], toByteOffset: 28, as: UInt64.self)
        return out + width
    }

    /// The 16 hexadecimal digits of a word, most significant first, as two words in memory order.
    ///
    /// Plain 64-bit lanes throughout: the compiler splits comparisons of byte vectors lane by lane.
    @inlinable @inline(__always)
    static func digits(_ word: UInt64) -> SIMD2<UInt64> {
        let bytes = word.byteSwapped
        var lanes = SIMD2<UInt64>(bytes & 0xFFFF_FFFF, bytes &>> 32)
        // Four bytes spread over the four 16-bit parts of each lane, then one nibble a byte, high nibble first.
        lanes = (lanes | lanes &<< 16) & SIMD2(repeating: 0x0000_FFFF_0000_FFFF)
        lanes = (lanes | lanes &<< 8) & SIMD2(repeating: 0x00FF_00FF_00FF_00FF)
        let mask = SIMD2<UInt64>(repeating: 0x000F_000F_000F_000F)
        let nibbles = (lanes &>> 4) & mask | (lanes & mask) &<< 8
        // 1 in each byte that holds 10 to 15, which are letters: 39 further than the digits would go on.
        let letters =
            ((nibbles &+ SIMD2(repeating: 0x0606_0606_0606_0606)) &>> 4) & SIMD2(repeating: 0x0101_0101_0101_0101)
        return nibbles &+ SIMD2(repeating: 0x3030_3030_3030_3030) &+ letters &<< 5 &+ letters &<< 3 &- letters
    }
}
