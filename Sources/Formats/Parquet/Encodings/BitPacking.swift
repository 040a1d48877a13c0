/// Values of a fixed count of bits back to back, the least significant bit first (Parquet Encodings.md, RLE/bit-packing
/// hybrid, point 1).
///
/// Eight values of w bits are w whole bytes, so a group of eight is put together in registers and stored at once. About
/// 0.3 ns a value up to 16 bits, 0.5 ns up to 32, and 1 ns beyond.
enum BitPacking {
    /// The bytes that `count` values take.
    static func byteCount(_ count: Int, width: Int) -> Int { (count * width + 7) / 8 }

    /// The bits that the largest of some values needs, given the union of their bits.
    static func width(of union: UInt32) -> Int { 32 - union.leadingZeroBitCount }

    /// Packs `count` values of `width` bits (0 to 32) and returns the end; what is left of the last byte is zero.
    ///
    /// Values must have no bit above their width. Up to 15 bytes after the end are overwritten: the slack of a `ByteBuffer`.
    static func pack(_ values: UnsafePointer<UInt32>, count: Int, width: Int, to out: UnsafeMutableRawPointer)
        -> UnsafeMutableRawPointer
    {
        packWords(values, count: count, width: width, to: out)
    }

    /// Packs `count` values of `width` bits (0 to 64) and returns the end; what is left of the last byte is zero.
    ///
    /// Values must have no bit above their width. Up to 15 bytes after the end are overwritten: the slack of a `ByteBuffer`.
    static func pack(_ values: UnsafePointer<UInt64>, count: Int, width: Int, to out: UnsafeMutableRawPointer)
        -> UnsafeMutableRawPointer
    {
        width <= 32
            ? packWords(values, count: count, width: width, to: out)
            : packWide(values, count: count, width: width, to: out)
    }

    /// Copies `count` bits that begin at bit `first` and returns the end; what is left of the last byte is zero.
    ///
    /// Reads up to 8 bytes after the last bit, which Arrow's padding allows, and overwrites up to 8 after the end.
    static func copyBits(_ bits: UnsafePointer<UInt8>, from first: Int, count: Int, to out: UnsafeMutableRawPointer)
        -> UnsafeMutableRawPointer
    {
        let bytes = byteCount(count, width: 1)
        guard bytes > 0 else { return out }
        var offset = 0
        while offset < bytes {
            out.storeBytes(of: word(bits, at: first &+ offset &* 8), toByteOffset: offset, as: UInt64.self)
            offset &+= 8
        }
        if count & 7 != 0 {
            let last = out.load(fromByteOffset: bytes - 1, as: UInt8.self)
            out.storeBytes(of: last & (1 &<< UInt8(count & 7) &- 1), toByteOffset: bytes - 1, as: UInt8.self)
        }
        return out + bytes
    }

    /// The 64 bits that begin at a bit of a bitmap.
    @inline(__always)
    static func word(_ bits: UnsafePointer<UInt8>, at bit: Int) -> UInt64 {
        let bytes = UnsafeRawPointer(bits) + bit &>> 3
        let shift = UInt64(bit & 7)
        let low = bytes.loadUnaligned(as: UInt64.self) &>> shift
        // For shift 0 the ninth byte goes away: 7 and 1 bits make 8.
        return low | (UInt64(bytes.load(fromByteOffset: 8, as: UInt8.self)) &<< 1) &<< (63 &- shift)
    }

    @inline(__always)
    private static func packWords<Word: FixedWidthInteger & UnsignedInteger>(
        _ values: UnsafePointer<Word>, count: Int, width: Int, to out: UnsafeMutableRawPointer
    ) -> UnsafeMutableRawPointer {
        guard width > 0, count > 0 else { return out }
        let groups = count / 8
        var end = out
        for group in 0..<groups {
            packGroup(values + group &* 8, width: UInt64(truncatingIfNeeded: width), to: end)
            end += width
        }
        let rest = count & 7
        guard rest > 0 else { return end }
        return withUnsafeTemporaryAllocation(of: Word.self, capacity: 8) { tail in
            guard let base = tail.baseAddress else { return end }
            base.initialize(repeating: 0, count: 8)
            base.update(from: values + groups &* 8, count: rest)
            packGroup(base, width: UInt64(truncatingIfNeeded: width), to: end)
            return end + byteCount(rest, width: width)
        }
    }

    /// Eight values of 1 to 32 bits. Stores 8, 16 or 32 bytes, of which the first `width` count.
    @inline(__always)
    private static func packGroup<Word: FixedWidthInteger & UnsignedInteger>(
        _ values: UnsafePointer<Word>, width: UInt64, to out: UnsafeMutableRawPointer
    ) {
        func pair(_ index: Int) -> UInt64 {
            UInt64(truncatingIfNeeded: values[index]) | UInt64(truncatingIfNeeded: values[index &+ 1]) &<< width
        }
        let two = width &* 2
        let four = width &* 4
        if width <= 8 {
            let low = pair(0) | pair(2) &<< two
            let high = pair(4) | pair(6) &<< two
            out.storeBytes(of: low | high &<< four, as: UInt64.self)
        } else if width <= 16 {
            let low = pair(0) | pair(2) &<< two
            let high = pair(4) | pair(6) &<< two
            // 16 bits: nothing of the upper half belongs to the first word.
            out.storeBytes(of: low | high << four, as: UInt64.self)
            out.storeBytes(of: high &>> (64 &- four), toByteOffset: 8, as: UInt64.self)
        } else {
            // Halves of four values, 68 to 128 bits each.
            let (a, b, c, d) = (pair(0), pair(2), pair(4), pair(6))
            let lowA = a | b << two
            let highA = b &>> (64 &- two)
            let lowC = c | d << two
            let highC = d &>> (64 &- two)
            let left = four &- 64
            let right = 128 &- four
            out.storeBytes(of: lowA, as: UInt64.self)
            out.storeBytes(of: highA | lowC << left, toByteOffset: 8, as: UInt64.self)
            out.storeBytes(of: lowC &>> right | highC << left, toByteOffset: 16, as: UInt64.self)
            out.storeBytes(of: highC &>> right, toByteOffset: 24, as: UInt64.self)
        }
    }

    /// Values of 33 to 64 bits.
    private static func packWide(
        _ values: UnsafePointer<UInt64>, count: Int, width: Int, to out: UnsafeMutableRawPointer
    ) -> UnsafeMutableRawPointer {
        var end = out
        var carry: UInt64 = 0
        var filled: UInt64 = 0
        for index in 0..<count {
            let value = values[index]
            carry |= value &<< filled
            filled &+= UInt64(truncatingIfNeeded: width)
            // Stored even if it is not full yet: the next value stores there again.
            end.storeBytes(of: carry, as: UInt64.self)
            if filled >= 64 {
                end += 8
                filled &-= 64
                // What did not fit; all of it was stored where nothing is left over.
                carry = filled == 0 ? 0 : value &>> (UInt64(truncatingIfNeeded: width) &- filled)
            }
        }
        end.storeBytes(of: carry, as: UInt64.self)
        return end + Int(filled &+ 7) / 8
    }
}
