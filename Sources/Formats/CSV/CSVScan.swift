internal import Glibc

/// Finds where cells end, eight bytes at a time. All bytes must have a line feed at their end and readable ones after it.
enum CSVScan {
    typealias Position = UnsafePointer<UInt8>

    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let tops: UInt64 = 0x8080_8080_8080_8080

    /// Marks the top bit of zero bytes; exact for the lowest one, which is the one that counts.
    @inline(__always)
    private static func zero(_ word: UInt64) -> UInt64 { (word &- ones) & ~word & tops }

    /// The next comma or line feed.
    @inline(__always)
    static func cellEnd(_ start: Position) -> Position {
        var position = start
        while true {
            let word = UnsafeRawPointer(position).loadUnaligned(as: UInt64.self)
            let marks = zero(word ^ 0x2C &* ones) | zero(word ^ 0x0A &* ones)
            if marks != 0 { return position + marks.trailingZeroBitCount / 8 }
            position += 8
        }
    }

    /// The next comma, line feed, carriage return, quote or zero byte, and whether all bytes before it are ASCII.
    @inline(__always)
    static func textEnd(_ start: Position) -> (Position, Bool) {
        var position = start
        var high: UInt64 = 0
        while true {
            let word = UnsafeRawPointer(position).loadUnaligned(as: UInt64.self)
            let marks =
                zero(word ^ 0x2C &* ones) | zero(word ^ 0x0A &* ones) | zero(word ^ 0x22 &* ones)
                | zero(word ^ 0x0D &* ones) | zero(word)
            guard marks != 0 else {
                high |= word & tops
                position += 8
                continue
            }
            let bits = UInt64(truncatingIfNeeded: marks.trailingZeroBitCount & ~7)
            return (position + Int(bits / 8), (high | word & (1 &<< bits &- 1)) & tops == 0)
        }
    }

    /// The next double quote before `end`.
    static func quote(from position: Position, to end: Position) -> Position? {
        guard position < end, let found = memchr(position, 0x22, end - position) else { return nil }
        return UnsafePointer(found.assumingMemoryBound(to: UInt8.self))
    }
}
