internal import LoamBytes

extension RunLengthHybrid {
    /// Runs of fewer bits than this are cheaper inside of a bit-packed run.
    private static let shortestBitRun = 32

    /// Appends `count` bits of a bitmap that begin at bit `first`, as values of width 1: the definition levels of a flat
    /// nullable column straight from its validity, or booleans. A bitmap without zeros costs 0.02 ns a bit.
    ///
    /// Reads up to 8 bytes after the last bit, which the padding of a `Column` allows.
    static func encodeBits(
        _ bits: UnsafePointer<UInt8>, from first: Int, count: Int, into out: inout ByteBuffer
    ) {
        var literal = 0
        var index = 0
        while index < count {
            let word = BitPacking.word(bits, at: first &+ index)
            // Bit i is set where bits i and i + 1 differ, as far as a shortest run reaches.
            let changes = (word ^ word &>> 1) & (1 &<< UInt64(shortestBitRun - 1) &- 1)
            let rest = count &- index
            if changes == 0 && rest >= shortestBitRun || literal == index && isUniform(word, rest) {
                packedBits(bits, from: first &+ literal, count: index &- literal, into: &out)
                let length = runLength(bits, from: first &+ index, rest: rest, word & 1)
                out.reserve(16)
                let header = VariableLength.write(UInt64(length) &<< 1, to: out.end)
                header.storeBytes(of: UInt8(truncatingIfNeeded: word & 1), as: UInt8.self)
                out.commit(to: header + 1)
                index &+= length
                literal = index
            } else {
                // No long run begins before the last change.
                let last = 64 &- changes.leadingZeroBitCount
                index &+= max(8, (last &+ 7) & ~7)
            }
        }
        packedBits(bits, from: first &+ literal, count: count &- literal, into: &out)
    }

    /// Whether the few bits that are left are equal.
    private static func isUniform(_ word: UInt64, _ rest: Int) -> Bool {
        guard rest < shortestBitRun else { return false }
        let mask: UInt64 = 1 &<< UInt64(rest) &- 1
        return word & mask == 0 || word & mask == mask
    }

    private static func runLength(_ bits: UnsafePointer<UInt8>, from first: Int, rest: Int, _ bit: UInt64) -> Int {
        let end = min(rest, Int(Int32.max) & ~7)
        let whole = bit == 0 ? 0 : UInt64.max
        var length = 0
        while length < end {
            let others = BitPacking.word(bits, at: first &+ length) ^ whole
            if others != 0 { return min(end, length &+ others.trailingZeroBitCount) }
            length &+= 64
        }
        return end
    }

    private static func packedBits(
        _ bits: UnsafePointer<UInt8>, from first: Int, count: Int, into out: inout ByteBuffer
    ) {
        guard count > 0 else { return }
        let longest = Int(Int32.max) & ~7
        if count > longest {
            packedBits(bits, from: first, count: longest, into: &out)
            return packedBits(bits, from: first + longest, count: count - longest, into: &out)
        }
        let groups = (count + 7) / 8
        out.reserve(groups + 16)
        let start = VariableLength.write(UInt64(groups) &<< 1 | 1, to: out.end)
        out.commit(to: BitPacking.copyBits(bits, from: first, count: count, to: start))
    }
}
