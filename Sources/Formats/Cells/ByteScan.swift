/// Looks for bytes that need quoting or escaping, eight at a time.
///
/// May look at up to seven bytes after the end, and may then say yes without cause; the careful writers that follow are
/// right in both cases. Byte tests on whole words follow Warren, "Hacker's Delight", section 6-1.
enum ByteScan {
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let tops: UInt64 = 0x8080_8080_8080_8080

    /// Whether some of the bytes are a comma, a quote or a line break.
    @inline(__always)
    static func needsQuotes(_ bytes: UnsafeRawBufferPointer) -> Bool {
        scan(bytes) {
            zero($0 ^ 0x2C &* ones) | zero($0 ^ 0x22 &* ones) | zero($0 ^ 0x0A &* ones) | zero($0 ^ 0x0D &* ones)
        }
    }

    /// Whether some of the bytes are a quote, a backslash or a control character.
    @inline(__always)
    static func needsEscapes(_ bytes: UnsafeRawBufferPointer) -> Bool {
        scan(bytes) { zero($0 ^ 0x22 &* ones) | zero($0 ^ 0x5C &* ones) | below($0, 0x20) }
    }

    @inline(__always)
    private static func scan(_ bytes: UnsafeRawBufferPointer, _ marks: (UInt64) -> UInt64) -> Bool {
        guard let base = bytes.baseAddress else { return false }
        var found: UInt64 = 0
        var offset = 0
        while offset < bytes.count {
            found |= marks((base + offset).loadUnaligned(as: UInt64.self))
            offset &+= 8
        }
        return found != 0
    }

    /// Not zero exactly when a byte of the word is zero.
    @inline(__always)
    private static func zero(_ word: UInt64) -> UInt64 { (word &- ones) & ~word & tops }

    /// Not zero exactly when a byte of the word is below `limit`, which is at most 128.
    @inline(__always)
    private static func below(_ word: UInt64, _ limit: UInt64) -> UInt64 { (word &- limit &* ones) & ~word & tops }
}
