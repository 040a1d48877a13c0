internal import LoamEngine

/// Reads DELTA_BINARY_PACKED.
enum DeltaDecoder {
    /// The largest block that is read; Loam writes 128, others up to some thousand.
    private static let largestBlock: UInt64 = 1 << 16

    /// Reads exactly `count` values. 64 bytes after `cursor`'s must be readable.
    static func decode<Value: DeltaValue>(
        _ cursor: inout ByteCursor, count: Int, to out: UnsafeMutablePointer<Value>
    ) throws(FileFault) {
        let block = try cursor.variable()
        let miniblocks = try cursor.variable()
        let total = try cursor.variable()
        let first = try cursor.signed()
        guard block > 0, block <= largestBlock, block % 128 == 0, miniblocks > 0, block % miniblocks == 0,
            block / miniblocks % 32 == 0
        else { throw .damaged("blocks of \(block) values in \(miniblocks) parts") }
        guard total == UInt64(count) else { throw .damaged("\(total) differences instead of \(count)") }
        guard count > 0 else { return }
        let size = Int(block / miniblocks)
        out[0] = Value(truncatingIfNeeded: first)
        var filled = 1
        while filled < count {
            let least = Value(truncatingIfNeeded: try cursor.signed())
            let widths = try cursor.take(Int(miniblocks))
            for width in widths where filled < count {
                guard width <= Value.bitWidth else { throw .damaged("differences of \(width) bits") }
                let packed = try cursor.take(size * Int(width) / 8)
                let wanted = min(size, count - filled)
                unpack(packed, count: wanted, width: Int(width), least: least, to: out + filled)
                filled += wanted
            }
        }
    }

    /// Adds up differences after the value before `out`.
    @inline(__always)
    private static func unpack<Value: DeltaValue>(
        _ bytes: UnsafeRawBufferPointer, count: Int, width: Int, least: Value, to out: UnsafeMutablePointer<Value>
    ) {
        // Same size and layout; only the sign bit is read otherwise.
        let words = UnsafeMutableRawPointer(out).assumingMemoryBound(to: Value.Magnitude.self)
        if width > 0, let base = bytes.baseAddress {
            BitUnpacking.unpack(base, count: count, width: width, to: words)
        } else {
            words.update(repeating: 0, count: count)
        }
        var value = out[-1]
        for index in 0..<count {
            value = value &+ least &+ Value(truncatingIfNeeded: words[index])
            out[index] = value
        }
    }
}
