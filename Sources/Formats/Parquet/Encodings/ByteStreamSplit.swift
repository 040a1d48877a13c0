internal import LoamBytes

/// The first bytes of all values, then all second bytes, and so on (Parquet Encodings.md, BYTE_STREAM_SPLIT = 9): the bytes
/// that resemble each other are together, for the compressor that follows.
enum ByteStreamSplit {
    /// Appends `count` values of `width` bytes: 4, 8 or 16. About 1 ns for 8 bytes.
    static func encode(_ source: UnsafeRawPointer, count: Int, width: Int, into out: inout ByteBuffer) {
        out.reserve(count * width)
        let target = out.end
        switch width {
        case 4: split4(source, count: count, to: target)
        case 8: split8(source, stride: 8, count: count, to: target)
        case 16:
            split8(source, stride: 16, count: count, to: target)
            split8(source + 8, stride: 16, count: count, to: target + count &* 8)
        default: strided(source, from: 0, count: count, width: width, stride: width, to: target)
        }
        out.commit(to: target + count * width)
    }

    /// Eight bytes of each of `count` values, one every `stride` bytes, to eight streams.
    private static func split8(
        _ source: UnsafeRawPointer, stride: Int, count: Int, to target: UnsafeMutableRawPointer
    ) {
        let whole = count & ~7
        for first in Swift.stride(from: 0, to: whole, by: 8) {
            let start = source + first &* stride
            let streams = transposed { (start + $0 &* stride).loadUnaligned(as: UInt64.self) }
            for stream in 0..<8 {
                target.storeBytes(of: streams[stream], toByteOffset: stream &* count &+ first, as: UInt64.self)
            }
        }
        strided(source, from: whole, count: count, width: 8, stride: stride, to: target)
    }

    /// Sixteen values of four bytes at a time: two of them make a row.
    private static func split4(_ source: UnsafeRawPointer, count: Int, to target: UnsafeMutableRawPointer) {
        let whole = count & ~15
        for first in Swift.stride(from: 0, to: whole, by: 16) {
            let start = source + first &* 4
            let streams = transposed {
                let low = (start + $0 &* 4).loadUnaligned(as: UInt32.self)
                let high = (start + ($0 &+ 8) &* 4).loadUnaligned(as: UInt32.self)
                return UInt64(low) | UInt64(high) &<< 32
            }
            for stream in 0..<4 {
                let out = target + (stream &* count &+ first)
                out.storeBytes(of: streams[stream], as: UInt64.self)
                out.storeBytes(of: streams[stream &+ 4], toByteOffset: 8, as: UInt64.self)
            }
        }
        strided(source, from: whole, count: count, width: 4, stride: 4, to: target)
    }

    /// The columns of a matrix of 8 by 8 bytes whose rows are given: blocks of 4, 2 and 1 bytes change sides.
    @inline(__always)
    static func transposed(_ row: (Int) -> UInt64) -> SIMD8<UInt64> {
        var rows = SIMD8(row(0), row(1), row(2), row(3), row(4), row(5), row(6), row(7))
        for upper in [0, 1, 2, 3] { swap(&rows, upper, upper &+ 4, 32, 0x0000_0000_FFFF_FFFF) }
        for upper in [0, 1, 4, 5] { swap(&rows, upper, upper &+ 2, 16, 0x0000_FFFF_0000_FFFF) }
        for upper in [0, 2, 4, 6] { swap(&rows, upper, upper &+ 1, 8, 0x00FF_00FF_00FF_00FF) }
        return rows
    }

    @inline(__always)
    private static func swap(_ rows: inout SIMD8<UInt64>, _ upper: Int, _ lower: Int, _ shift: UInt64, _ mask: UInt64) {
        let change = (rows[upper] &>> shift ^ rows[lower]) & mask
        rows[lower] ^= change
        rows[upper] ^= change &<< shift
    }

    /// Byte by byte, for what is left over and for other widths.
    private static func strided(
        _ source: UnsafeRawPointer, from first: Int, count: Int, width: Int, stride: Int,
        to target: UnsafeMutableRawPointer
    ) {
        for stream in 0..<width {
            for index in first..<count {
                let byte = source.load(fromByteOffset: index &* stride &+ stream, as: UInt8.self)
                target.storeBytes(of: byte, toByteOffset: stream &* count &+ index, as: UInt8.self)
            }
        }
    }
}
