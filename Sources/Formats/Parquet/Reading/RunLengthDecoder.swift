internal import LoamEngine

/// Reads the RLE/bit-packing hybrid.
enum RunLengthDecoder {
    /// Reads exactly `count` values of `width` bits. 64 bytes after `cursor`'s must be readable.
    @inline(__always)
    static func decode<Word: FixedWidthInteger & UnsignedInteger>(
        _ cursor: inout ByteCursor, count: Int, width: Int, to out: UnsafeMutablePointer<Word>
    ) throws(FileFault) {
        guard width <= min(32, Word.bitWidth) else { throw .damaged("values of \(width) bits") }
        var filled = 0
        while filled < count {
            let header = try cursor.variable()
            let length = header &>> 1
            guard length > 0, length <= UInt64(Int32.max) else { throw .damaged("a run of \(length)") }
            if header & 1 == 1 {
                let packed = try cursor.take(Int(length) &* width)
                let size = min(count &- filled, Int(length) &* 8)
                if width > 0, let base = packed.baseAddress {
                    BitUnpacking.unpack(base, count: size, width: width, to: out + filled)
                } else {
                    (out + filled).update(repeating: 0, count: size)
                }
                filled &+= size
            } else {
                guard Int(length) <= count &- filled else {
                    throw .damaged("a run of \(length) where \(count &- filled) values are left")
                }
                var value: UInt64 = 0
                for (index, byte) in try cursor.take((width + 7) / 8).enumerated() {
                    value |= UInt64(byte) &<< UInt64(index &* 8)
                }
                guard width == 64 || value &>> UInt64(width) == 0 else { throw .damaged("a value beyond its width") }
                (out + filled).update(repeating: Word(truncatingIfNeeded: value), count: Int(length))
                filled &+= Int(length)
            }
        }
    }
}
