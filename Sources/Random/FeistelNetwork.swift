/// A keyed bijection of 0..<(a × b): a number is a pair (left, right), and each round adds a hash of one to the other.
@usableFromInline
struct FeistelNetwork: Sendable {
    @usableFromInline let leftSize: UInt64
    @usableFromInline let right: Reciprocal
    @usableFromInline let keys: (UInt64, UInt64, UInt64, UInt64, UInt64, UInt64)

    /// Whether two rounds more are taken: what four leave of structure shrinks with the root of the count.
    @usableFromInline let isSmall: Bool

    /// The smallest network of nearly equal sides that covers a count of 1 to 2^60.
    init(count: UInt64, stream: RandomStream) {
        var side = UInt64(Double(count).squareRoot())
        while side * side < count { side += 1 }
        while side > 1, (side - 1) * (side - 1) >= count { side -= 1 }
        right = Reciprocal(side)
        leftSize = (count + side - 1) / side
        isSmall = count < 1 << 20
        keys = (stream.draw(0), stream.draw(1), stream.draw(2), stream.draw(3), stream.draw(4), stream.draw(5))
    }

    @inlinable
    func forward(_ value: UInt64) -> UInt64 {
        var (l, r) = right.divide(value)
        if isSmall {
            l = FeistelNetwork.sum(l, FeistelNetwork.hash(r, keys.4, leftSize), leftSize)
            r = FeistelNetwork.sum(r, FeistelNetwork.hash(l, keys.5, right.divisor), right.divisor)
        }
        l = FeistelNetwork.sum(l, FeistelNetwork.hash(r, keys.0, leftSize), leftSize)
        r = FeistelNetwork.sum(r, FeistelNetwork.hash(l, keys.1, right.divisor), right.divisor)
        l = FeistelNetwork.sum(l, FeistelNetwork.hash(r, keys.2, leftSize), leftSize)
        r = FeistelNetwork.sum(r, FeistelNetwork.hash(l, keys.3, right.divisor), right.divisor)
        return l &* right.divisor &+ r
    }

    @inlinable
    func inverse(_ value: UInt64) -> UInt64 {
        var (l, r) = right.divide(value)
        r = FeistelNetwork.difference(r, FeistelNetwork.hash(l, keys.3, right.divisor), right.divisor)
        l = FeistelNetwork.difference(l, FeistelNetwork.hash(r, keys.2, leftSize), leftSize)
        r = FeistelNetwork.difference(r, FeistelNetwork.hash(l, keys.1, right.divisor), right.divisor)
        l = FeistelNetwork.difference(l, FeistelNetwork.hash(r, keys.0, leftSize), leftSize)
        if isSmall {
            r = FeistelNetwork.difference(r, FeistelNetwork.hash(l, keys.5, right.divisor), right.divisor)
            l = FeistelNetwork.difference(l, FeistelNetwork.hash(r, keys.4, leftSize), leftSize)
        }
        return l &* right.divisor &+ r
    }

    /// A hash of one side, in `0..<size`. One round may be weaker than the mixer of streams, since several follow.
    @inlinable
    static func hash(_ side: UInt64, _ key: UInt64, _ size: UInt64) -> UInt64 {
        var state = (side ^ key) &* 0x9E6C_63D0_676A_9A99
        state ^= state >> 32
        state = state &* 0x9E6D_62D0_6F6A_9A9B
        return state.scaled(below: size)
    }

    /// (a + b) modulo size, for a and b below size.
    @inlinable
    static func sum(_ a: UInt64, _ b: UInt64, _ size: UInt64) -> UInt64 {
        let sum = a &+ b
        return sum >= size ? sum &- size : sum
    }

    /// (a - b) modulo size, for a and b below size.
    @inlinable
    static func difference(_ a: UInt64, _ b: UInt64, _ size: UInt64) -> UInt64 {
        a >= b ? a &- b : a &+ size &- b
    }
}
