/// The marks of some rows, a set for each, in scratch memory: plain pointers for kernels, any number of marks.
public struct MarkSets {
    @usableFromInline let words: UnsafeMutablePointer<UInt64>
    /// Words of 64 marks that each row has.
    @usableFromInline let width: Int

    /// - Parameter marks: how many marks there are in all.
    public init(_ arena: Arena, rows: Int, marks: Int) {
        width = max(1, (marks + 63) / 64)
        words = arena.values(rows * width)
    }

    /// Empties the set of a row; it is undefined before.
    @inlinable @inline(__always) public func clear(_ row: Int) {
        let first = row &* width
        words[first] = 0
        // One word is what nearly all worlds have.
        if width > 1 { for word in 1..<width { words[first &+ word] = 0 } }
    }

    @inlinable @inline(__always) public func insert(_ mark: Int, at row: Int) {
        words[row &* width &+ mark >> 6] |= 1 &<< UInt64(truncatingIfNeeded: mark)
    }

    @inlinable @inline(__always) public func isEmpty(_ row: Int) -> Bool {
        let first = row &* width
        if words[first] != 0 { return false }
        if width > 1 { for word in 1..<width where words[first &+ word] != 0 { return false } }
        return true
    }

    /// Hands on the marks of a row in the order of their numbers.
    @inlinable public func forEach(_ row: Int, _ body: (_ mark: Int) -> Void) {
        for word in 0..<width {
            var left = words[row &* width &+ word]
            while left != 0 {
                body(word &* 64 &+ left.trailingZeroBitCount)
                left &= left &- 1
            }
        }
    }
}
