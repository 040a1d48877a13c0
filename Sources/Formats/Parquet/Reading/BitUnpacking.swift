/// What `BitPacking` packs, unpacked.
enum BitUnpacking {
    /// Unpacks `count` values of `width` bits (0 to 64). Reads up to 8 bytes after the last one, which must be readable.
    /// About 0.3 ns a value.
    @inline(__always)
    static func unpack<Word: FixedWidthInteger & UnsignedInteger>(
        _ bytes: UnsafeRawPointer, count: Int, width: Int, to out: UnsafeMutablePointer<Word>
    ) {
        guard width > 0 else { return out.update(repeating: 0, count: count) }
        let mask = UInt64.max &>> (64 &- UInt64(truncatingIfNeeded: width))
        if width > 57 { return unpackWide(bytes, count: count, width: width, mask: mask, to: out) }
        var bit = 0
        for index in 0..<count {
            let word = (bytes + bit &>> 3).loadUnaligned(as: UInt64.self) &>> UInt64(bit & 7)
            out[index] = Word(truncatingIfNeeded: word & mask)
            bit &+= width
        }
    }

    private static func unpackWide<Word: FixedWidthInteger & UnsignedInteger>(
        _ bytes: UnsafeRawPointer, count: Int, width: Int, mask: UInt64, to out: UnsafeMutablePointer<Word>
    ) {
        let bits = bytes.assumingMemoryBound(to: UInt8.self)
        for index in 0..<count {
            out[index] = Word(truncatingIfNeeded: BitPacking.word(bits, at: index &* width) & mask)
        }
    }
}
