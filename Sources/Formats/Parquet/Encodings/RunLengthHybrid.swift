internal import LoamBytes

/// The RLE/bit-packing hybrid (Parquet Encodings.md, RLE = 3): runs of one value, and groups of eight that are
/// bit-packed. Levels, dictionary indices and booleans. The 4-byte length that some uses want in front is the caller's.
enum RunLengthHybrid {
    /// The most values of one run; readers hold the length in 31 bits.
    private static let longestRun = Int(Int32.max) & ~7

    /// Appends `count` values that have no bit above `width` (0 to 32). About 0.5 ns a value.
    ///
    /// A run must save the header of the bit-packed run that it splits: 8 values from width 4 on, 32 for width 1.
    static func encode(_ values: UnsafePointer<UInt32>, count: Int, width: Int, into out: inout ByteBuffer) {
        let shortest = shortestRun(width: width)
        var literal = 0  // where the values begin that are not written yet
        var index = 0  // whole groups after `literal`
        while index < count {
            let rest = count &- index
            // A run at the very end may be short, but not after values that are bit-packed with it for free.
            let wanted = literal == index ? min(shortest, rest) : shortest
            guard rest >= wanted, startsRun(values + index, rest) else {
                index &+= 8
                continue
            }
            let length = runLength(values + index, rest)
            guard length >= wanted else {
                // No longer run begins in the groups that the run fills.
                index &+= max(8, length & ~7)
                continue
            }
            packed(values + literal, count: index &- literal, width: width, into: &out)
            repeated(values[index], count: length, width: width, into: &out)
            index &+= length
            literal = index
        }
        packed(values + literal, count: count &- literal, width: width, into: &out)
    }

    /// The bytes that `encode` may append at most.
    static func bound(_ count: Int, width: Int) -> Int { (count + 7) / 8 * (width + 1) + 16 }

    private static func shortestRun(width: Int) -> Int {
        // Header and value of the run, and the header of what follows it.
        let cost = 2 + (width + 7) / 8
        return 8 * max(1, cost / max(1, width) + (width < 4 ? 1 : 0))
    }

    /// Whether the next eight values, or those that are left, are all equal.
    @inline(__always)
    private static func startsRun(_ values: UnsafePointer<UInt32>, _ rest: Int) -> Bool {
        if rest < 8 { return runLength(values, rest) == rest }
        let eight = UnsafeRawPointer(values).loadUnaligned(as: SIMD8<UInt32>.self)
        let differences = eight ^ SIMD8(repeating: values[0])
        let four = differences.lowHalf | differences.highHalf
        let two = four.lowHalf | four.highHalf
        return two.x | two.y == 0
    }

    private static func runLength(_ values: UnsafePointer<UInt32>, _ rest: Int) -> Int {
        let first = values[0]
        let end = min(rest, longestRun)
        var length = 1
        while length < end && values[length] == first { length &+= 1 }
        return length
    }

    private static func repeated(_ value: UInt32, count: Int, width: Int, into out: inout ByteBuffer) {
        out.reserve(16)
        let start = VariableLength.write(UInt64(count) &<< 1, to: out.end)
        start.storeBytes(of: value, as: UInt32.self)
        out.commit(to: start + (width + 7) / 8)
    }

    private static func packed(
        _ values: UnsafePointer<UInt32>, count: Int, width: Int, into out: inout ByteBuffer
    ) {
        var values = values
        var count = count
        while count > 0 {
            let piece = min(count, longestRun)
            let groups = (piece + 7) / 8
            out.reserve(groups * width + 16)
            let start = VariableLength.write(UInt64(groups) &<< 1 | 1, to: out.end)
            let end = BitPacking.pack(values, count: piece, width: width, to: start)
            // The last group is whole, whatever it holds.
            let missing = start + groups * width - end
            end.initializeMemory(as: UInt8.self, repeating: 0, count: missing)
            out.commit(to: end + missing)
            values += piece
            count -= piece
        }
    }
}
